"""Addresses of corrections, below a record."""

from django.urls import path

from wayside.governance.corrections import views

urlpatterns = [
    path("", views.corrections, name="corrections"),
    path("<str:kind>/<uuid:row_number>/<slug:field_name>/", views.correct, name="correct"),
    path("<uuid:correction_id>/before/", views.former, name="former"),
]
