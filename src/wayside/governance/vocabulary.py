"""What the trail may be used for, and what is shown of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.vocabulary import CHANGES, LOOKS, Operation
from wayside.governance.corrections import vocabulary as corrections
from wayside.governance.erasure import vocabulary as erasure
from wayside.governance.retention import vocabulary as retention
from wayside.governance.rights import vocabulary as rights
from wayside.governance.subject_access import vocabulary as subject_access


class ReviewPurpose(models.TextChoices):
    """The uses that section 62 of the Data Protection Act 2018 leaves open for logs. Managing
    performance is none of them."""

    LAWFULNESS = "lawfulness", _("To verify that processing was lawful")
    SELF_MONITORING = (
        "self_monitoring",
        _("Self-monitoring, including internal disciplinary proceedings"),
    )
    SECURITY = "security", _("To keep personal data whole and secure")
    PROCEEDINGS = "proceedings", _("Criminal proceedings")
    COMMISSIONER = "commissioner", _("At the Information Commissioner's request")


class Kind(models.TextChoices):
    """What a list is narrowed to: all looks, all changes, or one kind of processing."""

    LOOKS = "looks", _("Every look")
    CHANGES = "changes", _("Every change")


KIND_CHOICES = (("", _("Everything")), *Kind.choices, *Operation.choices)


def operations_of(kind: str) -> frozenset[str]:
    """The operations that a kind stands for; nothing narrows to everything."""
    if kind == Kind.LOOKS:
        return frozenset(LOOKS)
    if kind == Kind.CHANGES:
        return frozenset(CHANGES)
    return frozenset({kind} if kind else ())


AUDIT_SENTENCES = {
    "governance.list_events": _("read the list of what was seen and done"),
    "governance.list_unclaimed": _("read the list of sign-ins and of commands at the server"),
    "governance.open_story": _("looked up who saw a record"),
    "governance.tally_events": _("counted what was seen and done"),
    "governance.export_events": _("exported a list of what was seen and done"),
    "governance.open_trail": _("looked at the state of the audit trail"),
    "governance.ask_for_check": _("asked for a check of the audit trail"),
    **retention.AUDIT_SENTENCES,
    **erasure.AUDIT_SENTENCES,
    **subject_access.AUDIT_SENTENCES,
    **corrections.AUDIT_SENTENCES,
    **rights.AUDIT_SENTENCES,
}

AUDIT_RECORDS = {
    "governance.Story": _("Story of a record"),
    **retention.AUDIT_RECORDS,
    **erasure.AUDIT_RECORDS,
    **subject_access.AUDIT_RECORDS,
    **corrections.AUDIT_RECORDS,
    **rights.AUDIT_RECORDS,
}

AUDIT_FIELDS = {
    "occurred_at": _("days"),
    "person_id": _("people"),
    "record_id": _("records"),
    **retention.AUDIT_FIELDS,
    **erasure.AUDIT_FIELDS,
    **subject_access.AUDIT_FIELDS,
    **corrections.AUDIT_FIELDS,
    **rights.AUDIT_FIELDS,
}
