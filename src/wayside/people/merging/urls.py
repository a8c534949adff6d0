"""Addresses of merging, below the record that is kept."""

from django.urls import path

from wayside.people.merging import views

urlpatterns = [
    path("", views.alike, name="alike"),
    path("<uuid:other_id>/", views.merge, name="merge"),
    path("<uuid:merge_id>/apart/", views.apart, name="unmerge"),
]
