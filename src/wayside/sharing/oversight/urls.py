"""Addresses of emergencies and of what is overseen."""

from django.urls import path

from wayside.sharing.oversight import views

urlpatterns = [
    path("people/<uuid:subject_id>/emergency/", views.break_glass, name="break_glass"),
    path("oversight/", views.oversight, name="oversight"),
    path("oversight/<uuid:entry_id>/seen/", views.seen, name="oversight_seen"),
]
