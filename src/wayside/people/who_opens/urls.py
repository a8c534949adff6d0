"""Addresses of who may open a record, below the person."""

from django.urls import path

from wayside.people.who_opens import views

urlpatterns = [
    path("", views.access, name="access"),
    path("let-in/", views.let_in, name="let_in"),
    path("lock-out/", views.lock_out, name="lock_out"),
    path("<uuid:grant_id>/end/", views.end, name="end_access"),
]
