"""Addresses of whom an agency serves."""

from django.urls import path

from wayside.people.remit import views

urlpatterns = [
    path("", views.remit, name="remit"),
    path("add/", views.add, name="add_remit"),
    path("<uuid:remit_id>/remove/", views.remove, name="remove_remit"),
]
