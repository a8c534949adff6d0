"""Addresses of the consent ledger, below the person it is about."""

from django.urls import path

from wayside.sharing.consent import views

urlpatterns = [
    path("", views.consent, name="consent"),
    path("print/", views.on_paper, name="print_consent"),
    path("add/", views.give, name="give_consent"),
    path("refuse/", views.refuse, name="refuse_consent"),
    path("withdraw/", views.withdraw, name="withdraw_consent"),
]
