"""Addresses of one person's application as homeless."""

from django.urls import path

from wayside.support.homelessness import views

urlpatterns = [
    path("", views.applications, name="applications"),
    path("begin/", views.begin, name="begin_application"),
    path("step/", views.step, name="move_application"),
    path("due/<uuid:application_milestone_id>/", views.meet, name="meet_milestone"),
]
