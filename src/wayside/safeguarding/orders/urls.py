"""Addresses of the orders that protect one person."""

from django.urls import path

from wayside.safeguarding.orders import views

urlpatterns = [
    path("", views.orders, name="orders"),
    path("add/", views.add, name="add_order"),
    path("<uuid:order_id>/change/", views.change, name="change_order"),
    path("<uuid:order_id>/step/", views.step, name="step_order"),
    path("<uuid:order_id>/told/", views.tell, name="tell_order"),
    path("<uuid:order_id>/breach/", views.breach, name="note_breach"),
]
