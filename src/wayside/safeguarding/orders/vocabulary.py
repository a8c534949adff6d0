"""The words of protective orders."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderKind(models.TextChoices):
    """Kinds of orders that protect."""

    NON_MOLESTATION = "non_molestation", _("Non-molestation order")
    OCCUPATION = "occupation", _("Occupation order")
    DVPN = "dvpn", _("Domestic violence protection notice")
    DVPO = "dvpo", _("Domestic violence protection order")
    DAPN = "dapn", _("Domestic abuse protection notice")
    DAPO = "dapo", _("Domestic abuse protection order")
    RESTRAINING = "restraining", _("Restraining order")
    STALKING = "stalking", _("Stalking protection order")
    FORCED_MARRIAGE = "forced_marriage", _("Forced marriage protection order")
    FGM = "fgm", _("Female genital mutilation protection order")
    INJUNCTION = "injunction", _("Injunction")


class OrderState(models.TextChoices):
    """Where it stands; see ``rules.ORDER``."""

    APPLIED = "applied", _("Applied for")
    IN_FORCE = "in_force", _("In force")
    REFUSED = "refused", _("Not made")
    ENDED = "ended", _("Ended")


class Served(models.TextChoices):
    """Whether whom it is against has been given it."""

    NO = "no", _("Not yet")
    YES = "yes", _("Yes")
    NOT_KNOWN = "not_known", _("Not known")


class ToldWhom(models.TextChoices):
    """Who knows of an order."""

    THEMSELVES = "themselves", _("This person")
    POLICE = "police", _("Police")
    HOUSING = "housing", _("Housing")
    SCHOOL = "school", _("School or nursery")
    WORK = "work", _("Work")
    HEALTH = "health", _("Health")
    OTHER = "other", _("Somebody else")


class Wants(models.TextChoices):
    """What this person wants done about a breach."""

    REPORT = "report", _("Report it to the police, with somebody beside them")
    NOTE = "note", _("Note it, nothing else for now")
    COURT = "court", _("Go back to court")
    THINK = "think", _("Time to think")


AUDIT_SENTENCES = {
    "safeguarding.open_orders": _("opened the protective orders of a person supported"),
    "safeguarding.add_order": _("wrote down a protective order"),
    "safeguarding.change_order": _("changed what is noted of a protective order"),
    "safeguarding.step_order": _("noted where a protective order stands"),
    "safeguarding.tell_order": _("noted who was told of a protective order"),
    "safeguarding.note_breach": _("noted a breach of a protective order"),
}
AUDIT_RECORDS = {
    "safeguarding.ProtectiveOrder": _("Protective order"),
    "safeguarding.OrderTold": _("Who was told of a protective order"),
    "safeguarding.OrderBreach": _("Breach of a protective order"),
}
AUDIT_FIELDS = {
    "against": _("whom it is against"),
    "conditions": _("conditions"),
    "court": _("court"),
    "from_date": _("from"),
    "kind": _("kind"),
    "power_of_arrest": _("power of arrest"),
    "served": _("served"),
    "until_date": _("until"),
    "wants": _("what they want done"),
    "whom": _("who was told"),
}
