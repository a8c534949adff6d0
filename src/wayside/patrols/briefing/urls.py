"""Addresses of briefings, below an area."""

from django.urls import path

from wayside.patrols.briefing.views import pages, releasing

PATROL = "weeks/<str:week>/patrols/<uuid:patrol_id>/briefing/"
urlpatterns = [
    path(PATROL, pages.briefing, name="briefing"),
    path(f"{PATROL}paper.pdf", pages.paper, name="briefing_paper"),
    path(f"{PATROL}release/", releasing.release, name="release"),
    path(f"{PATROL}call-back/", releasing.call_back, name="call_back"),
]
