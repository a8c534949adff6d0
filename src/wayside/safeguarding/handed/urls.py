"""Addresses of concerns that were handed over."""

from django.urls import path

from wayside.safeguarding.handed import views

ONE = "<uuid:handed_concern_id>/"
urlpatterns = [
    path(ONE, views.handed, name="handed_concern"),
    path(f"{ONE}lead/", views.lead, name="lead_handed"),
    path(f"{ONE}write/", views.write, name="write_handed"),
    path(f"{ONE}close/", views.close, name="close_handed"),
]
