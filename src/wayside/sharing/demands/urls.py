"""Addresses of legal demands: below the person they are about, and for who decides."""

from django.urls import path

from wayside.sharing.demands.views import about as views
from wayside.sharing.demands.views import deciding

urlpatterns = [
    path("", views.demands, name="demands"),
    path("new/", views.receive, name="receive_demand"),
    path("<uuid:demand_id>/answer/", views.propose, name="propose_answer"),
    path("<uuid:demand_id>/sent/", views.sent, name="record_sent"),
    path("<uuid:demand_id>/told/", views.told, name="record_told"),
]
deciding_patterns = [
    path("", deciding.waiting, name="demands_waiting"),
    path("<uuid:demand_id>/", deciding.demand, name="demand"),
    path("<uuid:demand_id>/agree/", deciding.agree, name="agree_answer"),
    path("<uuid:demand_id>/refuse/", deciding.refuse, name="refuse_demand"),
]
