"""Addresses of the people supported."""

from django.urls import path

from wayside.people.views import identity, lists

app_name = "people"
PERSON = "<uuid:person_id>/"

urlpatterns = [
    path("", lists.own, name="own"),
    path("search/", lists.search, name="search"),
    path("children/", lists.children, name="children"),
    path("add/", identity.add, name="add"),
    path(PERSON, identity.record, name="record"),
    path(f"{PERSON}identity/", identity.change, name="change"),
]
