"""How long a row is kept, and to whom a field goes when somebody asks for what is kept of them.

Each model makes the first decision and each field the second; ``governance.retention.registry``
finds both, most of them from what a model already says, and a test fails where it finds none.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kept(models.TextChoices):
    """Until when a row is kept. A model that says nothing and has a ``subject``, or hangs from a
    row that has one, is part of that person's record; any other says it: ``retention = Kept.…``."""

    RECORD = "record", _("As long as the record of the person supported")
    HANDOVER = "handover", _("From the day on which what was handed over was settled")
    VOLUNTEER = "volunteer", _("From the day on which a volunteer’s record was last changed")
    WORKER = "worker", _("From the day on which a worker left")
    WELLBEING = "wellbeing", _("From the day on which it was written")
    OPERATION = "operation", _("From the day of the patrol, or of the week it belongs to")
    CRIME = "crime", _("From the day on which an extract was brought in")
    OUTBOX = "outbox", _("From the day on which a message was written")
    ACCOUNT = "account", _("From the day on which the last role ended")
    GOVERNED = "governed", _("From the day on which it was settled")
    TRAIL = "trail", _("Append-only trail: identifiers that stay, and never content")
    NOBODY = "nobody", _("Says nothing of any person")


class Goes(models.TextChoices):
    """To whom a field goes when the person whom a record is about asks for it."""

    PERSON = "person", _("To the person")
    THIRD_PARTY = "third_party", _("About somebody else: held back unless a person decides")
    INTERNAL = "internal", _("Does not say anything of the person: an identifier, a hash, a stamp")
    BY_HAND = "by_hand", _("Not part of a support record: the agency answers for it by hand")
