"""Addresses of safeguarding."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "safeguarding"
PERSON = "people/<uuid:person_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{PERSON}slavery/", include("wayside.safeguarding.slavery.urls")),
]
