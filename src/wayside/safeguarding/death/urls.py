"""Addresses of a death, and of the holds of one record."""

from django.urls import path

from wayside.safeguarding.death import views

urlpatterns = [
    path("", views.death, name="death"),
    path("note/", views.note, name="note_death"),
    path("step/", views.step, name="step_death"),
    path("holds/put/", views.hold, name="put_hold"),
    path("holds/<uuid:hold_id>/ask/", views.ask_to_lift, name="ask_to_lift_hold"),
    path("holds/<uuid:hold_id>/lift/", views.lift, name="lift_hold"),
]
