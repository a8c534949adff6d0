"""Addresses of caseloads."""

from django.urls import path

from wayside.support.caseload import views

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("loads/", views.loads, name="loads"),
]
