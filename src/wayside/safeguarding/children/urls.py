"""Addresses of children's referrals."""

from django.urls import path

from wayside.safeguarding.children import views

ONE = "<uuid:child_referral_id>/"
urlpatterns = [
    path("", views.children, name="children"),
    path("periods/", views.periods, name="child_periods"),
    path(ONE, views.referral, name="child_referral"),
    path(f"{ONE}lead/", views.lead, name="name_child_lead"),
    path(f"{ONE}make/", views.make, name="make_child_referral"),
    path(f"{ONE}told/", views.tell, name="tell_of_child"),
    path(f"{ONE}outcome/", views.conclude, name="conclude_child_referral"),
    path(f"{ONE}adult/", views.leave, name="leave_child_referral"),
    path(f"{ONE}join/", views.join, name="join_child_referral"),
    path(f"{ONE}move/", views.move, name="move_child_referral"),
]
