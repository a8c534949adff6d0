"""Addresses of safeguarding."""

from django.urls import URLPattern, URLResolver

app_name = "safeguarding"
PERSON = "people/<uuid:person_id>/"

urlpatterns: list[URLPattern | URLResolver] = []
