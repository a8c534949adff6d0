"""Addresses of files, below the record."""

from django.urls import path

from wayside.support.attachments import views

urlpatterns = [
    path("", views.attachments, name="attachments"),
    path("add/", views.attach, name="attach"),
    path("<uuid:attachment_id>/", views.download, name="download_attachment"),
    path("<uuid:attachment_id>/remove/", views.remove, name="remove_attachment"),
]
