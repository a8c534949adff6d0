"""Addresses of legal demands, below the person they are about."""

from django.urls import path

from wayside.sharing.demands import views

urlpatterns = [
    path("", views.demands, name="demands"),
    path("new/", views.receive, name="receive_demand"),
    path("<uuid:demand_id>/answer/", views.propose, name="propose_answer"),
    path("<uuid:demand_id>/agree/", views.agree, name="agree_answer"),
    path("<uuid:demand_id>/refuse/", views.refuse, name="refuse_demand"),
    path("<uuid:demand_id>/told/", views.told, name="record_told"),
]
