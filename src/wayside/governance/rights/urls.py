"""Addresses of requests to put right or erase."""

from django.urls import path

from wayside.governance.rights.views import answering, watching

OF_PERSON = "people/<uuid:person_id>/"
ONE = f"{OF_PERSON}<uuid:right_id>/"

urlpatterns = [
    path("", watching.requests, name="right_requests"),
    path("<uuid:right_request_id>/extend/", watching.extend, name="extend_right"),
    path(OF_PERSON, answering.rights, name="rights"),
    path(f"{OF_PERSON}receive/", answering.receive, name="receive_right"),
    path(f"{ONE}agree/", answering.agree, name="agree_right"),
    path(f"{ONE}refuse/", answering.refuse, name="refuse_right"),
    path(f"{ONE}move/", answering.move, name="move_right"),
]
