"""Addresses of who is around somebody, below the person."""

from django.urls import path

from wayside.people.relations import views

RELATION = "<uuid:relation_id>/"
CUSTODY = "away/<uuid:custody_id>/"

urlpatterns = [
    path("", views.around, name="around"),
    path("add/", views.add, name="add_relation"),
    path(f"{CUSTODY}change/", views.change_away, name="change_custody"),
    path(f"{CUSTODY}prepared/", views.prepared, name="prepare_release"),
    path(f"{CUSTODY}over/", views.over, name="end_custody"),
    path(f"{RELATION}change/", views.change, name="change_relation"),
    path(f"{RELATION}end/", views.end, name="end_relation"),
    path(f"{RELATION}away/", views.away, name="add_custody"),
]
