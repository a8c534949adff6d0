"""The words of feedback and complaints."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# The service that takes in what the public form says; policies know it by this name
COMPLAIN = "support.complain"


class ComplaintKind(models.TextChoices):
    """Whether something is to be put right."""

    FEEDBACK = "feedback", _("Feedback")
    COMPLAINT = "complaint", _("Complaint")


class About(models.TextChoices):
    """Whom it is about."""

    WORKER = "worker", _("A worker")
    OFFICER = "officer", _("A police officer")
    SERVICE = "service", _("How a service works")
    OTHER = "other", _("Something else")


class AnswerWay(models.TextChoices):
    """How somebody outside may be answered safely, as they said."""

    NONE = "none", _("Do not answer me")
    CALL = "call", _("Phone call")
    MESSAGE = "message", _("Text message")
    EMAIL = "email", _("E-mail")
    OTHER_PERSON = "other_person", _("Through somebody I trust")


class ReplyKind(models.TextChoices):
    """What came of it, in this order."""

    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    ANSWERED = "answered", _("Answered")
    TOLD = "told", _("The answer was told to who complained")


AUDIT_SENTENCES = {
    "support.tell_complaint": _("wrote down feedback or a complaint"),
    "support.complain": _("sent feedback or a complaint by the public form"),
    "support.list_complaints": _("looked through feedback and complaints"),
    "support.read_complaint": _("opened feedback or a complaint"),
    "support.show_complaint_reach": _("looked at how somebody who complained can be answered"),
    "support.reply_complaint": _("acknowledged or answered a complaint, or told the answer"),
}
AUDIT_RECORDS = {
    "support.Complaint": _("Feedback or complaint"),
    "support.ComplaintReply": _("Reply to a complaint"),
}
AUDIT_FIELDS = {
    "about": _("about whom"),
    "about_agency": _("agency it is about"),
    "about_named": _("agency it is about, as it was named"),
    "handled_by": _("agency that looks at it"),
    "kind": _("kind"),
    "named": _("name, if it may be known"),
    "reach": _("how somebody is reached"),
    "wanted": _("what they want to come of it"),
    "way": _("way"),
}
