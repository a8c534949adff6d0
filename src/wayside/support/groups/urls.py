"""Addresses of groups."""

from django.urls import path

from wayside.support.groups.views import groups, sessions

SESSION = "<uuid:group_id>/sessions/<uuid:group_session_id>/"
urlpatterns = [
    path("", groups.groups, name="groups"),
    path("add/", groups.begin, name="begin_group"),
    path("<uuid:group_id>/", groups.group, name="group"),
    path("<uuid:group_id>/change/", groups.change, name="change_group"),
    path("<uuid:group_id>/end/", groups.end, name="end_group"),
    path("<uuid:group_id>/facilitators/add/", groups.add, name="add_facilitator"),
    path(
        "<uuid:group_id>/facilitators/<uuid:facilitator_id>/end/",
        groups.end_one,
        name="end_facilitator",
    ),
    path("<uuid:group_id>/places/<uuid:group_place_id>/", groups.move, name="move_listed_place"),
    path("<uuid:group_id>/sessions/add/", sessions.add, name="add_group_session"),
    path(SESSION, sessions.register, name="group_register"),
    path(f"{SESSION}list/", sessions.on_paper, name="print_group_list"),
    path(f"{SESSION}cancel/", sessions.cancel, name="cancel_group_session"),
]
