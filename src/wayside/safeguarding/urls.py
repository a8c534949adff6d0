"""Addresses of safeguarding."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "safeguarding"
PERSON = "people/<uuid:person_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{PERSON}concerns/", include("wayside.safeguarding.concerns.urls")),
    path(f"{PERSON}death/", include("wayside.safeguarding.death.urls")),
    path(f"{PERSON}missing/", include("wayside.safeguarding.missing.urls")),
    path(f"{PERSON}orders/", include("wayside.safeguarding.orders.urls")),
    path(f"{PERSON}slavery/", include("wayside.safeguarding.slavery.urls")),
]
