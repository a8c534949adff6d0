"""Addresses of one person's homes."""

from django.urls import path

from wayside.support.homes.views import homes, notices

urlpatterns = [
    path("", homes.homes, name="homes"),
    path("begin/", homes.begin, name="begin_home"),
    path("<uuid:home_id>/step/", homes.step, name="move_home"),
    path("<uuid:home_id>/risk/", homes.add_risk, name="note_risk"),
    path("<uuid:home_id>/risk/<uuid:home_risk_id>/", homes.end_risk, name="end_risk"),
    path("<uuid:home_id>/keeper/", homes.let_see, name="let_keeper_see"),
    path("<uuid:home_id>/notice/", notices.serve, name="serve_notice"),
    path("review/<uuid:home_review_id>/", notices.review, name="review_notice"),
    path("review/<uuid:home_review_id>/again/", notices.review_again, name="review_again"),
]
