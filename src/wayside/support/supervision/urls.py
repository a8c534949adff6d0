"""Addresses of supervision."""

from django.urls import path

from wayside.support.supervision import views

urlpatterns = [
    path("", views.supervisions, name="supervisions"),
    path("set/", views.decide, name="set_supervision"),
    path("<uuid:supervision_id>/", views.notes, name="supervision_notes"),
    path("<uuid:supervision_id>/note/", views.note, name="note_supervision"),
    path("<uuid:supervision_id>/end/", views.end, name="end_supervision"),
]
