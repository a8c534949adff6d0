"""Addresses of support."""

from django.urls import include, path

from wayside.support.referrals.views import asking, referring
from wayside.support.views import meetings, needs, plans, rounds

app_name = "support"
PERSON = "people/<uuid:person_id>/"

urlpatterns = [
    path("met/", rounds.met, name="met"),
    path("count/", rounds.count, name="count"),
    path("due/", plans.due, name="due"),
    path("refer/", asking.from_field, name="refer_from_field"),
    path("referrals/", include("wayside.support.referrals.urls")),
    path(f"{PERSON}referrals/", referring.referrals_of, name="referrals_of"),
    path(f"{PERSON}referrals/new/", referring.refer, name="refer"),
    path(f"{PERSON}meetings/", meetings.story, name="story"),
    path(f"{PERSON}meetings/add/", meetings.add, name="add_meeting"),
    path(f"{PERSON}meetings/<uuid:meeting_id>/", meetings.tell, name="tell_more"),
    path(f"{PERSON}needs/", needs.needs, name="needs"),
    path(f"{PERSON}needs/note/", needs.note, name="note_needs"),
    path(f"{PERSON}plan/", plans.plan, name="plan"),
    path(f"{PERSON}plan/write/", plans.write, name="write_plan"),
    path(f"{PERSON}plan/steps/add/", plans.agree, name="agree_step"),
    path(f"{PERSON}plan/steps/<uuid:step_id>/", plans.move, name="move_step"),
    path(f"{PERSON}plan/movements/add/", plans.tell, name="tell_movement"),
]
