"""Addresses of how many days support waits."""

from django.urls import path

from wayside.support.waits import views

urlpatterns = [
    path("", views.waits, name="waits"),
    path("set/", views.set_wait, name="set_wait"),
]
