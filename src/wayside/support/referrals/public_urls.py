"""Addresses for anybody, below ``get-help/``."""

from django.urls import path

from wayside.support.complaints.views import outside
from wayside.support.referrals.views import asking

app_name = "get_help"

urlpatterns = [
    path("", asking.get_help, name="ask"),
    path("sent/", asking.sent, name="sent"),
    path("complain/", outside.complain, name="complain"),
    path("complain/sent/", outside.complained, name="complained"),
]
