"""Kinds of records with a period of their own, what it is counted from, and where it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordKind(models.TextChoices):
    """What a period is for. The values are those of ``audit.retention.Kept``, and a child's
    record, which is kept longer."""

    RECORD = "record", _("Record of a person supported")
    CHILD = "child", _("Record of a person who was supported as a child")
    HANDOVER = "handover", _("What was handed over to the agency")
    VOLUNTEER = "volunteer", _("Record of a volunteer")
    WORKER = "worker", _("Record of a worker")
    WELLBEING = "wellbeing", _("Wellbeing check-in")
    OPERATION = "operation", _("Patrols, their risk assessments and returns")
    CRIME = "crime", _("Recorded crime that was brought in")
    OUTBOX = "outbox", _("Message in the outbox")
    ACCOUNT = "account", _("Account and roles")
    GOVERNED = "governed", _("Agreements, referrals and what is overseen")


class Begins(models.TextChoices):
    """From what day a period is counted."""

    SUPPORT_ENDED = "support_ended", _("The day on which support ended")
    BIRTH = "birth", _("The day of birth")
    SETTLED = "settled", _("The day on which it was settled or ended")
    LEFT = "left", _("The day on which somebody left")
    WRITTEN = "written", _("The day on which it was written")


class PeriodState(models.TextChoices):
    """Where a period stands; see ``rules.PERIOD``."""

    PROPOSED = "proposed", _("To be approved by a second person")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


AUDIT_SENTENCES = {
    "governance.list_periods": _("read how long records are kept"),
    "governance.propose_period": _("proposed how long a kind of record is kept"),
    "governance.decide_period": _("decided how long a kind of record is kept"),
}
AUDIT_RECORDS = {"governance.RetentionPeriod": _("How long a kind of record is kept")}
AUDIT_FIELDS = {
    "decided_at": _("when it was decided"),
    "decided_by": _("who decided"),
    "kind": _("kind"),
    "field_class": _("class of data"),
    "months": _("months"),
    "begins": _("counted from"),
    "source": _("source"),
    "from_date": _("from"),
    "state": _("state"),
}
