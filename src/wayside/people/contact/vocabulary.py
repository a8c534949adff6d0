"""The words of safe contact."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RouteKind(models.TextChoices):
    """A way to reach somebody."""

    PHONE = "phone", _("Phone call")
    MESSAGE = "message", _("Message")
    EMAIL = "email", _("E-mail")
    IN_PERSON = "in_person", _("In person, at a place")
    THROUGH = "through", _("Through somebody")


class Weekday(models.IntegerChoices):
    """A day of the week, as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Outcome(models.TextChoices):
    """What came of an attempt."""

    SPOKE = "spoke", _("We spoke")
    NO_ANSWER = "no_answer", _("No answer")
    VOICEMAIL = "voicemail", _("Left the agreed words")
    DROPPED = "dropped", _("The call dropped")
    SENT = "sent", _("Sent, no answer yet")
    SOMEBODY_ELSE = "somebody_else", _("Somebody else answered")


class Recheck(models.TextChoices):
    """Why a route must be rechecked before it is used."""

    WARNING = "warning", _("There has been a warning since this was last confirmed safe.")
    SOMEBODY_ELSE = "somebody_else", _("Somebody else answered since this was confirmed safe.")
    UNCONFIRMED = "unconfirmed", _("Nobody has confirmed that it is safe as it stands here.")
    OLD = "old", _("It is too long ago that this was confirmed safe.")


class Reason(models.TextChoices):
    """Why a route is used although something speaks against it."""

    ASKED = "asked", _("This person asked to be reached now")
    RECHECK = "recheck", _("To recheck that it is safe, as was agreed")
    DANGER = "danger", _("There is danger to life, and no safer way")


AUDIT_SENTENCES = {
    "people.read_contact": _("looked at how a person supported can be reached safely"),
    "people.agree_contact": _("changed what was agreed about reaching a person supported"),
    "people.add_route": _("wrote down a way to reach a person supported"),
    "people.change_route": _("changed a way to reach a person supported"),
    "people.recheck_route": _("confirmed that a way to reach a person supported is still safe"),
    "people.retire_route": _("took away a way to reach a person supported"),
    "people.show_route": _("had a number or address of a person supported shown"),
    "people.warn_of_routes": _("warned that reaching a person supported may not be safe"),
    "people.move_contact": _("put right when a person supported was in touch"),
    "people.record_attempt": _("recorded an attempt to reach a person supported"),
    "people.list_silent": _("looked through the agency's people for who has gone silent"),
    "people.tell_of_silence": _("told a worker that somebody has gone silent"),
}
AUDIT_RECORDS = {
    "people.ContactPlan": _("What was agreed about safe contact"),
    "people.ContactRoute": _("A way to reach a person supported"),
    "people.ContactAttempt": _("Attempt to reach a person supported"),
}
AUDIT_FIELDS = {
    "at": _("when"),
    "checked_at": _("when it was confirmed safe"),
    "days": _("days"),
    "dropped_words": _("words after a dropped call"),
    "from_time": _("from"),
    "held_by": _("who else may hold it"),
    "how_confirmed": _("how it was confirmed safe"),
    "if_silent": _("what to try in silence"),
    "kind": _("kind"),
    "note": _("note"),
    "outcome": _("what came of it"),
    "recheck_days": _("days until a recheck"),
    "retired_at": _("when it was taken away"),
    "route": _("way"),
    "shared": _("others may hold it"),
    "unconfirmed": _("not confirmed safe as it stands"),
    "until_time": _("until"),
    "usual_days": _("usual days between contacts"),
    "voicemail_words": _("words for voicemail"),
    "warned_at": _("when there was a warning"),
    "warning": _("warning"),
    "where": _("number or address"),
}
