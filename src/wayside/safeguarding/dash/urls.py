"""Addresses of risk: of one person, and what is set."""

from django.urls import path

from wayside.safeguarding.dash import setting_views, views

OF_PERSON = [
    path("", views.risk, name="risk"),
    path("assess/", views.begin, name="begin_assessment"),
    path("judge/", views.judge, name="judge_risk"),
    path("events/add/", views.event, name="note_event"),
    path("rise/", views.rise, name="rise"),
    path("rise/leave/", views.leave_rise, name="leave_rise"),
    path("<uuid:assessment_id>/", views.assessment, name="assessment"),
    path("<uuid:assessment_id>/finish/", views.finish, name="finish_assessment"),
    path("<uuid:assessment_id>/<int:part>/", views.part, name="part"),
]
SETTINGS = [
    path("", setting_views.settings, name="risk_settings"),
    path("wording/", setting_views.load, name="load_wording"),
    path("thresholds/", setting_views.set_thresholds, name="set_thresholds"),
]
