"""Addresses of conversations, beside what else one handed over."""

from django.urls import path

from wayside.sharing.conversations import views

urlpatterns = [
    path("<uuid:receipt_id>/conversation/", views.correct, name="correct_conversation"),
]
