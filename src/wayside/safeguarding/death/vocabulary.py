"""The words of a death."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeathState(models.TextChoices):
    """Where a note of a death stands; see ``rules.DEATH``."""

    NOTED = "noted", _("Noted, not confirmed yet")
    CONFIRMED = "confirmed", _("Confirmed")
    DOUBTED = "doubted", _("In doubt: a second person looks")
    MISTAKEN = "mistaken", _("Noted by mistake")


class HowKnown(models.TextChoices):
    """How it is known."""

    POLICE = "police", _("Police or coroner")
    HOSPITAL = "hospital", _("Hospital or doctor")
    FAMILY = "family", _("Family or friends")
    AGENCY = "agency", _("Another agency")
    WORKER = "worker", _("A worker was there")


AUDIT_SENTENCES = {
    "safeguarding.open_death": _("opened what is noted of a death"),
    "safeguarding.note_death": _("noted that a person supported has died"),
    "safeguarding.step_death": _("noted where the note of a death stands"),
}
AUDIT_RECORDS = {"safeguarding.Death": _("Death")}
AUDIT_FIELDS = {
    "died_date": _("day of death"),
    "how_known": _("how it is known"),
    "first_person": _("who noted it"),
    "former_state": _("how the record stood before"),
    "second_person": _("second person"),
}
