"""Addresses of safe contact, below the person they are about."""

from django.urls import path

from wayside.people.contact import views

ROUTE = "<uuid:route_id>/"

urlpatterns = [
    path("", views.contact, name="contact"),
    path("agreed/", views.agree, name="agree_contact"),
    path("add/", views.add, name="add_route"),
    path("attempt/", views.attempt, name="attempt"),
    path("warning/", views.warn, name="warn_of_routes"),
    path(ROUTE, views.ask_first, name="show_route"),
    path(f"{ROUTE}change/", views.change, name="change_route"),
    path(f"{ROUTE}recheck/", views.recheck, name="recheck_route"),
    path(f"{ROUTE}retire/", views.retire, name="retire_route"),
]
