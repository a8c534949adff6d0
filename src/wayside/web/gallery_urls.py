"""Addresses of the component gallery, there only while developing."""

from django.conf import settings
from django.urls import URLPattern, path

from wayside.web.gallery import views

app_name = "gallery"
urlpatterns: list[URLPattern] = []

if settings.DEBUG:
    urlpatterns = [
        path("", views.index, name="index"),
        path("<slug:group>/", views.group, name="group"),
    ]
