"""Addresses of a patrol's return, below the patrol."""

from django.urls import path

from wayside.patrols.returns.views import correcting, filing, reviews, talking

PATROL = "weeks/<str:week>/patrols/<uuid:patrol_id>/"
app_name = "returns"
urlpatterns = [
    path("weeks/months/", reviews.months, name="months"),
    path("weeks/<str:week>/review/", reviews.review, name="review"),
    path(f"{PATROL}return/", filing.night, name="night"),
    path(f"{PATROL}return/worker.js", filing.worker, name="worker"),
    path(f"{PATROL}return/draft/", filing.draft, name="draft"),
    path(f"{PATROL}conversation/", talking.tell, name="tell"),
    path(f"{PATROL}return/correct/", correcting.correct, name="correct"),
]
