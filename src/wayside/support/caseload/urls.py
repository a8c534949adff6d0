"""Addresses of caseloads."""

from django.urls import path

from wayside.support.caseload import views

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("loads/", views.loads, name="loads"),
    path("allocate/", views.to_allocate, name="to_allocate"),
    path("allocate/<uuid:person_id>/", views.allocate, name="allocate"),
]
