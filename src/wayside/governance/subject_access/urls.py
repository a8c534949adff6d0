"""Addresses of requests for what is kept."""

from django.urls import path

from wayside.governance.subject_access.views import answering, watching

urlpatterns = [
    path("", watching.requests, name="access_requests"),
    path("<uuid:access_request_id>/extend/", watching.extend, name="extend_access"),
    path("people/<uuid:person_id>/", answering.access, name="access"),
    path("people/<uuid:person_id>/receive/", answering.receive, name="receive_access"),
    path("people/<uuid:person_id>/move/", answering.move, name="move_access"),
    path("people/<uuid:person_id>/given/", answering.deliver, name="deliver_access"),
    path("people/<uuid:person_id>/file.pdf", answering.as_pdf, name="access_pdf"),
    path("people/<uuid:person_id>/file.json", answering.as_json, name="access_json"),
    path("people/<uuid:person_id>/<uuid:access_item_id>/give/", answering.give, name="give_item"),
    path(
        "people/<uuid:person_id>/<uuid:access_item_id>/hold-back/",
        answering.hold_back,
        name="hold_back",
    ),
]
