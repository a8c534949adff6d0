"""Where everything is found. Each room declares its own addresses below its place here."""

from django.urls import URLPattern, URLResolver, include, path

from wayside.config import health
from wayside.patrols.views.feeds import calendar_feed
from wayside.support.referrals.views.links import by_link

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/details", health.details, name="health_details"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/", include("allauth.mfa.urls")),
    path("", include("wayside.home.urls")),
    path("", include("wayside.access.urls")),
    path("partners/", include("wayside.partners.urls")),
    path("directory/", include("wayside.directory.urls")),
    path("open/v3/", include("wayside.directory.feed_urls")),
    path("sharing/", include("wayside.sharing.urls")),
    path("safeguarding/", include("wayside.safeguarding.urls")),
    path("support/", include("wayside.support.urls")),
    path("link/<str:address>/", by_link, name="referral_link"),
    path("get-help/", include("wayside.support.referrals.public_urls")),
    path("people/", include("wayside.people.urls")),
    path("governance/", include("wayside.governance.urls")),
    path("api/", include("wayside.api.urls")),
    path("calendars/<str:secret>.ics", calendar_feed, name="calendar_feed"),
    path("gallery/", include("wayside.web.gallery_urls")),
    # Below an area: each room's addresses begin with their own word (crime/, hot-spots/, weeks/)
    path("<slug:area>/", include("wayside.crime.urls")),
    path("<slug:area>/", include("wayside.patrols.urls")),
    path("<slug:area>/", include("wayside.workforce.urls")),
]

handler400 = "wayside.web.views.bad_request"
handler403 = "wayside.web.views.forbidden"
handler404 = "wayside.web.views.not_found"
handler500 = "wayside.web.views.server_error"
