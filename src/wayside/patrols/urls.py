"""Addresses of the weeks, below an area."""

from django.urls import include, path

from wayside.patrols.views import comments, partners, patrols, places, sheets, steps, weeks

app_name = "patrols"
WEEK = "weeks/<str:week>/"
PATROL = f"{WEEK}patrols/<uuid:patrol_id>/"
PLACE = f"{WEEK}places/<uuid:place_id>/"
urlpatterns = [
    path("", include("wayside.patrols.risk.urls")),
    path("", include("wayside.patrols.briefing.urls")),
    path("", include("wayside.patrols.parts.urls")),
    path("weeks/", weeks.weeks, name="weeks"),
    path("", include("wayside.patrols.staffing.urls")),
    path("", include("wayside.patrols.returns.urls")),
    path("weeks/places/", partners.places_now, name="places_now"),
    path(WEEK, weeks.week, name="week"),
    path(f"{WEEK}start/", steps.start, name="start"),
    path(f"{WEEK}rank-again/", steps.rank_again, name="rank_again"),
    path(f"{WEEK}propose/", steps.propose, name="propose"),
    path(f"{WEEK}plan/", steps.plan, name="plan"),
    path(f"{WEEK}close/", steps.close, name="close"),
    path(f"{WEEK}reopen/", steps.reopen, name="reopen"),
    path(f"{WEEK}patrols/add/", patrols.add, name="add_patrol"),
    path(f"{PATROL}change/", patrols.change, name="change_patrol"),
    path(f"{PATROL}cancel/", patrols.cancel, name="cancel_patrol"),
    path(f"{PATROL}reinstate/", patrols.reinstate, name="reinstate_patrol"),
    path(f"{PATROL}shuffle/", patrols.shuffle, name="shuffle"),
    path(f"{PATROL}choose/", places.choose, name="choose"),
    path(f"{PATROL}own-place/", places.own_place, name="own_place"),
    path(f"{PATROL}sheet/", sheets.sheet, name="sheet"),
    path(f"{WEEK}places/", partners.places, name="places"),
    path(f"{PLACE}change/", places.change, name="change_place"),
    path(f"{PLACE}move/", places.move, name="move_place"),
    path(f"{PLACE}remove/", places.remove, name="remove_place"),
    path(f"{PLACE}restore/", places.restore, name="restore_place"),
    path(f"{WEEK}comment/", comments.comment, name="comment"),
    path(f"{WEEK}comments/<uuid:comment_id>/answer/", comments.answer, name="answer_comment"),
]
