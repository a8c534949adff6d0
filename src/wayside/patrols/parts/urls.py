"""Addresses of a night's parts, of invitations and of observers, below an area."""

from django.urls import path

from wayside.patrols.parts.views import asking, invitations, nights, observers

app_name = "parts"
NIGHT = "weeks/<str:week>/patrols/<uuid:patrol_id>/parts/"
PART = f"{NIGHT}<uuid:segment_id>/"
urlpatterns = [
    path("invitations/", invitations.listed, name="invitations"),
    path("invitations/<uuid:invitation_id>/", invitations.invitation, name="invitation"),
    path("observers/", observers.listed, name="observers"),
    path("observers/<uuid:observer_id>/", observers.observer, name="observer"),
    path("observers/<uuid:observer_id>/note/", observers.note, name="note_observer"),
    path(NIGHT, nights.night, name="night"),
    path(f"{NIGHT}add/", nights.add, name="add"),
    path(f"{NIGHT}clothes/", nights.clothes, name="clothes"),
    path(f"{NIGHT}move/", nights.move, name="move"),
    path(f"{NIGHT}invitations/<uuid:invitation_id>/", asking.withdraw, name="withdraw"),
    path(f"{PART}change/", nights.change, name="change"),
    path(f"{PART}remove/", nights.remove, name="remove"),
    path(f"{PART}invite/", asking.invite, name="invite"),
    path(f"{PART}observers/", asking.invite_observer, name="invite_observer"),
]
