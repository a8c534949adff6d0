"""Addresses of handovers."""

from django.urls import path

from wayside.sharing.handovers.views import receiving, sending

urlpatterns = [
    path("", receiving.inbox, name="handovers"),
    path("send/", sending.send, name="hand_over"),
    path("sent/", sending.sent, name="sent_handovers"),
    path("sent/<uuid:receipt_id>/correct/", sending.correct, name="correct_handover"),
    path("<uuid:handover_id>/", receiving.handover, name="handover"),
    path("<uuid:handover_id>/reach/", receiving.reach, name="handover_reach"),
    path("<uuid:handover_id>/take-up/", receiving.take_up, name="take_up_handover"),
    path("<uuid:handover_id>/answer/", receiving.answer, name="answer_handover"),
    path("<uuid:handover_id>/pass-on/", receiving.pass_on, name="pass_on_handover"),
]
