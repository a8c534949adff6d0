"""Addresses of one child's safeguarding."""

from django.urls import path

from wayside.safeguarding.childhood import views as childhood
from wayside.safeguarding.children import views

EPISODE = "missing/<uuid:episode_id>/"
REVIEW = "reviews/<uuid:review_id>/"
urlpatterns = [
    path("", views.child, name="child"),
    path("signs/", childhood.note, name="note_indicators"),
    path("missing/", childhood.missing, name="report_missing"),
    path(f"{EPISODE}back/", childhood.back, name="back_from_missing"),
    path(f"{EPISODE}interview/", childhood.interview, name="hold_interview"),
    path(f"{EPISODE}move/", childhood.move_episode, name="move_episode"),
    path("reviews/", childhood.ask_for_review, name="ask_review"),
    path(f"{REVIEW}hold/", childhood.hold, name="hold_review"),
    path(f"{REVIEW}move/", childhood.move_review, name="move_review"),
    path("adulthood/", childhood.plan, name="plan_transition"),
    path("adulthood/steps/", childhood.add_step, name="add_transition_step"),
    path(
        "adulthood/steps/<uuid:transition_step_id>/",
        childhood.take_step,
        name="take_transition_step",
    ),
]
