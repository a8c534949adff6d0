"""Addresses of adult safeguarding concerns about one person."""

from django.urls import path

from wayside.safeguarding.concerns import views

urlpatterns = [
    path("", views.concerns, name="concerns"),
    path("write/", views.write, name="write_concern"),
    *(path(f"{verb}/", views.step, {"verb": verb}, name=f"concern_{verb}") for verb in views.STEPS),
]
