"""Addresses below an area: recorded crime and its hot spots."""

from django.urls import include, path

from wayside.crime.views import imports, lines, mappings, months

app_name = "crime"
urlpatterns = [
    path("hot-spots/", include("wayside.crime.hotspots.urls")),
    path("crime/", imports.imports, name="imports"),
    path("crime/import/", imports.bring, name="bring"),
    path("crime/imports/<uuid:batch_id>/", imports.batch, name="batch"),
    path("crime/imports/<uuid:batch_id>/progress/", imports.progress, name="progress"),
    path("crime/imports/<uuid:batch_id>/<int:position>/<slug:slug>/", lines.lines, name="lines"),
    path("crime/months/", months.months, name="months"),
    path("crime/months/<uuid:reference>/", months.month, name="month"),
    path("crime/months/<uuid:reference>/restore/", months.restore, name="restore"),
    path("crime/mappings/", mappings.mappings, name="mappings"),
    path("crime/mappings/new/", mappings.new, name="new_mapping"),
    path("crime/mappings/<uuid:mapping_id>/", mappings.columns, name="mapping_columns"),
    path("crime/mappings/<uuid:mapping_id>/offences/", mappings.offences, name="mapping_offences"),
    path("crime/mappings/<uuid:mapping_id>/sample/", mappings.sample, name="mapping_sample"),
]
