"""Addresses of safeguarding."""

from django.urls import URLPattern, URLResolver, include, path

from wayside.safeguarding.dash import urls as dash
from wayside.safeguarding.marac import urls as marac

app_name = "safeguarding"
PERSON = "people/<uuid:person_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{PERSON}risk/", include(dash.OF_PERSON)),
    path(f"{PERSON}marac/", include(marac.OF_PERSON)),
    path("marac/", include(marac.OWN)),
    path("risk-settings/", include(dash.SETTINGS)),
    path("adults/", include("wayside.safeguarding.adults.urls")),
    path("adults/handed/", include("wayside.safeguarding.handed.urls")),
    path("children/", include("wayside.safeguarding.children.urls")),
    path(f"{PERSON}child/", include("wayside.safeguarding.children.people_urls")),
    path(f"{PERSON}concerns/", include("wayside.safeguarding.concerns.urls")),
    path(f"{PERSON}death/", include("wayside.safeguarding.death.urls")),
    path(f"{PERSON}missing/", include("wayside.safeguarding.missing.urls")),
    path(f"{PERSON}orders/", include("wayside.safeguarding.orders.urls")),
    path(f"{PERSON}slavery/", include("wayside.safeguarding.slavery.urls")),
]
