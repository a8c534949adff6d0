"""Addresses of volunteering."""

from django.urls import path

from wayside.support.peers.views import volunteers

ONE = "<uuid:volunteer_id>/"
urlpatterns = [
    path("", volunteers.volunteers, name="volunteers"),
    path("add/", volunteers.add, name="take_application"),
    path(ONE, volunteers.volunteer, name="volunteer"),
    path(f"{ONE}move/", volunteers.move, name="move_volunteer"),
    path(f"{ONE}checks/add/", volunteers.check, name="note_check"),
    path(f"{ONE}talks/add/", volunteers.talk, name="note_volunteer_talk"),
    path(f"{ONE}readiness/", volunteers.judge, name="judge_readiness"),
    path(f"{ONE}matches/<uuid:peer_match_id>/", volunteers.move_match, name="answer_match"),
]
