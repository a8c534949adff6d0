"""Addresses of the session."""

from django.urls import path

from wayside.access import views

app_name = "access"
urlpatterns = [path("session/stay/", views.stay, name="stay")]
