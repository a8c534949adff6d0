"""Addresses of feedback and complaints."""

from django.urls import path

from wayside.support.complaints.views import complaints as views

urlpatterns = [
    path("", views.complaints, name="complaints"),
    path("add/", views.add, name="add_complaint"),
    path("<uuid:complaint_id>/", views.complaint, name="complaint"),
    path("<uuid:complaint_id>/reach/", views.reach, name="complaint_reach"),
    path("<uuid:complaint_id>/reply/", views.reply, name="reply_complaint"),
]
