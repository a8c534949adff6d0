"""Addresses of what was agreed for when one person goes missing."""

from django.urls import path

from wayside.safeguarding.missing import views

urlpatterns = [
    path("", views.missing, name="missing"),
    path("agree/", views.agree, name="agree_missing"),
    path("end/", views.end, name="end_missing_plan"),
    path("begin/", views.begin, name="begin_missing"),
    *(path(f"{verb}/", views.step, {"verb": verb}, name=f"missing_{verb}") for verb in views.STEPS),
]
