"""Addresses of one person's groups."""

from django.urls import path

from wayside.support.groups.views import places

urlpatterns = [
    path("", places.groups_of, name="groups_of"),
    path("join/", places.join, name="join_group"),
    path("apart/", places.apart, name="keep_apart"),
    path("<uuid:group_place_id>/invite/", places.invite, name="invite_to_group"),
    path("<uuid:group_place_id>/", places.move, name="move_group_place"),
]
