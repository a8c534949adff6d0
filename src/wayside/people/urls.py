"""Addresses of the people supported."""

from django.urls import include, path

from wayside.people.links import views as links
from wayside.people.relations import views as relations
from wayside.people.views import identity, lists

app_name = "people"
PERSON = "<uuid:person_id>/"

urlpatterns = [
    path("", lists.own, name="own"),
    path("search/", lists.search, name="search"),
    path("children/", lists.children, name="children"),
    path("add/", identity.add, name="add"),
    path("links/", include("wayside.people.links.urls")),
    path("remit/", include("wayside.people.remit.urls")),
    path("notices/<uuid:handover_id>/", relations.notice, name="release_notice"),
    path(PERSON, identity.record, name="record"),
    path(f"{PERSON}identity/", identity.change, name="change"),
    path(f"{PERSON}services/", links.together, name="together"),
    path(f"{PERSON}services/ask/", links.choose, name="choose_link"),
    path(f"{PERSON}merge/", include("wayside.people.merging.urls")),
    path(f"{PERSON}around/", include("wayside.people.relations.urls")),
    path(f"{PERSON}access/", include("wayside.people.who_opens.urls")),
    path(f"{PERSON}contact/", include("wayside.people.contact.urls")),
]
