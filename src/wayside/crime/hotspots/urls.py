"""Addresses below an area's ``hot-spots/``."""

from django.urls import path

from wayside.crime.hotspots.views import exports, layers, marks, ranking, waiting, weights

app_name = "hotspots"
urlpatterns = [
    path("", ranking.hot_spots, name="ranking"),
    path("ready/", waiting.ready, name="ready"),
    path("places/<int:rank>/", ranking.place, name="place"),
    path("set-aside/", ranking.set_aside, name="set_aside"),
    path("layers/", layers.layers, name="layers"),
    path("export/", exports.export, name="export"),
    path("weights/", weights.weights, name="weights"),
    path("weights/change/", weights.change, name="weights_change"),
    path("weights/upload/", weights.upload, name="weights_upload"),
    path("weights/reset/", weights.reset, name="weights_reset"),
    path("weights/table.csv", weights.table, name="weights_table"),
    path("marked/", marks.marked, name="marked"),
    path("marked/new/", marks.mark_place, name="mark_place"),
    path("marked/<uuid:mark>/", marks.marked_place, name="marked_place"),
    path("marked/<uuid:mark>/change/", marks.change, name="change_mark"),
    path("marked/<uuid:mark>/retire/", marks.retire, name="retire_mark"),
]
