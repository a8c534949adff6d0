"""Addresses of one person's equality data."""

from django.urls import path

from wayside.support.equality import views

urlpatterns = [
    path("", views.equality, name="equality"),
    path("ask/", views.asked, name="ask_equality"),
]
