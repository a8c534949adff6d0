"""Addresses of erasures."""

from django.urls import path

from wayside.governance.erasure import views

urlpatterns = [
    path("", views.erasures, name="erasures"),
    path("<uuid:erasure_id>/", views.erasure, name="erasure"),
    path("<uuid:erasure_id>/forward/", views.put_forward, name="put_forward"),
    path("<uuid:erasure_id>/keep/", views.keep, name="keep_longer"),
    path("<uuid:erasure_id>/decide/", views.decide, name="decide_erasure"),
]
