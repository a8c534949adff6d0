"""Addresses of referrals, below ``support/referrals/``."""

from django.urls import path

from wayside.support.referrals.views import (
    asking,
    beginning,
    choosing,
    links,
    pages,
    referring,
    times,
)

ONE = "<uuid:referral_id>/"

urlpatterns = [
    path("", pages.referrals, name="referrals"),
    path("call/", asking.call, name="write_down_call"),
    path("to/<uuid:service_id>/", choosing.refer_to, name="refer_to"),
    path("to/<uuid:service_id>/ask/", choosing.ask_for_agency, name="ask_for_agency"),
    path("times/", times.services, name="referral_times"),
    path("times/<uuid:service_id>/", times.times, name="service_times"),
    path(ONE, pages.referral, name="referral"),
    path(f"{ONE}answer/", pages.answer, name="answer_referral"),
    path(f"{ONE}first-answer/", pages.first_answer, name="first_answer"),
    path(f"{ONE}reach/", pages.reach, name="reach_referral"),
    path(f"{ONE}begin/", beginning.from_referral, name="begin_from_referral"),
    path(
        "handovers/<uuid:handover_id>/begin/",
        beginning.from_handover,
        name="begin_from_handover",
    ),
    path(f"{ONE}move/", pages.move, name="move_referral"),
    path(f"{ONE}change/", referring.change, name="change_referral"),
    path(f"{ONE}send/", referring.send, name="send_referral"),
    path(f"{ONE}link/", links.make, name="make_link"),
    path(f"{ONE}instead/", referring.transfer, name="transfer_referral"),
]
