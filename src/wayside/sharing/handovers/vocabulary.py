"""Kinds of handover, where one stands, and what its sender is told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HandoverKind(models.TextChoices):
    """What is handed over."""

    CHILD_CONCERN = "child_concern", _("A child may be at risk")
    ADULT_CONCERN = "adult_concern", _("An adult may be at risk")
    CRIME_DISCLOSED = "crime_disclosed", _("A crime was disclosed")
    WELFARE_CONCERN = "welfare_concern", _("Concern for somebody’s welfare")
    REFERRAL = "referral", _("Referral")
    ENGAGEMENT = "engagement", _("What a conversation came to")
    RELEASE = "release", _("Notice of a release")


class HandoverState(models.TextChoices):
    """Where a handover stands on the receiving side; see ``rules.HANDOVER``."""

    SENT = "sent", _("Not opened yet")
    RECEIVED = "received", _("Opened")
    TAKEN_UP = "taken_up", _("Taken up")
    ANSWERED = "answered", _("Dealt with")
    PASSED_ON = "passed_on", _("Passed on")


class Told(models.TextChoices):
    """All that a sender ever learns, in the order in which it is learnt."""

    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    TAKEN_UP = "taken_up", _("Taken up")


class Tells(models.TextChoices):
    """What the sender of a handover may be told, as whoever it is about agreed."""

    ALL = "all", _("That it was received and taken up")
    TAKEN_UP = "taken_up", _("Whether it was taken up, and nothing else")
    NOTHING = "nothing", _("Nothing")


AUDIT_SENTENCES = {
    "sharing.hand_over": _("handed something over to the support side"),
    "sharing.correct_handover": _("corrected what they handed over"),
    "sharing.list_sent": _("looked at what they handed over"),
    "sharing.list_handovers": _("looked at the handovers that wait"),
    "sharing.open_handover": _("opened a handover"),
    "sharing.show_reach": _("looked at how somebody handed over can be answered"),
    "sharing.take_up_handover": _("took up a handover"),
    "sharing.answer_handover": _("dealt with a handover"),
    "sharing.pass_on_handover": _("passed a handover on"),
    "sharing.tell_sender": _("let a sender learn that a handover was received or taken up"),
    "sharing.escalate_handovers": _("told leads of handovers that are late"),
}
AUDIT_RECORDS = {
    "sharing.Handover": _("Handover"),
    "sharing.HandoverReceipt": _("Receipt of a handover"),
}
AUDIT_FIELDS = {
    "answer": _("what was done"),
    "deadline_at": _("deadline"),
    "owner": _("owner"),
    "reach": _("number or address"),
    "standing": _("what the sender knows"),
    "tells": _("what the sender may be told"),
    "text": _("text"),
    "to_agency": _("to which agency"),
}
