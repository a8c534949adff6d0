"""Addresses of safeguarding."""

from django.urls import URLPattern, URLResolver, include, path

from wayside.safeguarding.dash import urls as dash

app_name = "safeguarding"
PERSON = "people/<uuid:person_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{PERSON}risk/", include(dash.OF_PERSON)),
    path("risk-settings/", include(dash.SETTINGS)),
    path("children/", include("wayside.safeguarding.children.urls")),
    path(f"{PERSON}child/", include("wayside.safeguarding.children.people_urls")),
    path(f"{PERSON}slavery/", include("wayside.safeguarding.slavery.urls")),
]
