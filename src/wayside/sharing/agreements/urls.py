"""Addresses of agreements."""

from django.urls import path

from wayside.sharing.agreements import views

urlpatterns = [
    path("", views.agreements, name="agreements"),
    path("new/", views.propose, name="propose_agreement"),
    path("<uuid:agreement_id>/", views.agreement, name="agreement"),
    path("<uuid:agreement_id>/change/", views.change, name="change_agreement"),
    path("<uuid:agreement_id>/confirm/", views.confirm, name="confirm_agreement"),
    path("<uuid:agreement_id>/decline/", views.decline, name="decline_agreement"),
    path("<uuid:agreement_id>/withdraw/", views.withdraw, name="withdraw_agreement"),
    path("<uuid:agreement_id>/end/", views.end, name="end_agreement"),
    path("<uuid:agreement_id>/documents/add/", views.attach, name="attach_document"),
    path(
        "<uuid:agreement_id>/documents/<uuid:document_id>/",
        views.download,
        name="agreement_document",
    ),
]
