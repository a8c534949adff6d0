"""Where everything is found. Each room declares its own addresses below its place here."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path


def _room(route: str, module: str) -> list[URLPattern | URLResolver]:
    """The room's addresses, once it has some."""
    return [path(route, include(module))] if find_spec(module) else []


urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.account.urls")),
    path("accounts/", include("allauth.mfa.urls")),
    *_room("", "wayside.home.urls"),
    *_room("", "wayside.access.urls"),
    *_room("partners/", "wayside.partners.urls"),
    *_room("governance/", "wayside.governance.urls"),
    *_room("gallery/", "wayside.web.gallery_urls"),
    # Below an area: each room's addresses begin with their own word (crime/, hot-spots/, weeks/)
    *_room("<slug:area>/", "wayside.crime.urls"),
    *_room("<slug:area>/", "wayside.patrols.urls"),
]

handler400 = "wayside.web.views.bad_request"
handler403 = "wayside.web.views.forbidden"
handler404 = "wayside.web.views.not_found"
handler500 = "wayside.web.views.server_error"
