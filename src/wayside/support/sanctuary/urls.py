"""Addresses of one person's sanctuary scheme."""

from django.urls import path

from wayside.support.sanctuary import views

urlpatterns = [
    path("", views.sanctuary, name="sanctuary"),
    path("begin/", views.begin, name="begin_sanctuary"),
    path("assess/", views.assess, name="assess_home"),
    path("landlord/", views.landlord, name="ask_landlord"),
    path("refuse/", views.refuse, name="refuse_sanctuary"),
    path("unsuitable/", views.unsuitable, name="unsuitable_sanctuary"),
    path("move/", views.move, name="move_sanctuary"),
    path("feeling/", views.feeling, name="note_feeling"),
    path("works/order/", views.order, name="order_work"),
    path("works/<uuid:sanctuary_work_id>/", views.move_work, name="move_work"),
]
