"""Addresses of endings, below a record."""

from django.urls import path

from wayside.support.endings import views

urlpatterns = [
    path("", views.endings, name="endings"),
    path("close/", views.close, name="close"),
    path("reopen/", views.reopen, name="reopen"),
]
