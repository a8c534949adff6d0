"""Addresses of the component gallery, there only while developing."""

from django.conf import settings
from django.urls import URLPattern, path

from wayside.web import gallery

app_name = "gallery"
urlpatterns: list[URLPattern] = []

if settings.DEBUG:
    urlpatterns = [
        path("", gallery.index, name="index"),
        path("<slug:group>/", gallery.group, name="group"),
    ]
