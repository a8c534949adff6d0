"""Addresses of safeguarding."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "safeguarding"
PERSON = "people/<uuid:person_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("children/", include("wayside.safeguarding.children.urls")),
    path(f"{PERSON}child/", include("wayside.safeguarding.children.people_urls")),
]
