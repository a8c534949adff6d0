"""The words of sharing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.sharing.agreements import vocabulary as agreements
from wayside.sharing.consent import vocabulary as consent
from wayside.sharing.conversations import vocabulary as conversations
from wayside.sharing.demands import vocabulary as demands
from wayside.sharing.disclosures import vocabulary as disclosures
from wayside.sharing.handovers import vocabulary as handovers
from wayside.sharing.holds import vocabulary as holds
from wayside.sharing.oversight import vocabulary as oversight
from wayside.sharing.protocol import vocabulary as protocol


class Scope(models.TextChoices):
    """How far a grant goes; who may open a record may find it too."""

    FIND = "find", _("Find in the agency's list")
    OPEN = "open", _("Open the record")


class Because(models.TextChoices):
    """Why somebody may open a record, or may not."""

    CREATED = "created", _("made the record")
    AGENCY = "agency", _("works for the agency that keeps the record")
    ALLOCATED = "allocated", _("is their worker")
    COVER = "cover", _("covers for their worker")
    REFERRAL = "referral", _("took up a referral")
    SAFEGUARDING = "safeguarding", _("leads safeguarding")
    BREAK_GLASS = "break_glass", _("emergency")
    CONFLICT = "conflict", _("conflict of interest")


AUDIT_SENTENCES = {
    "sharing.open_subject": _("began a record of a person supported"),
    "sharing.grant": _("let somebody open a record"),
    "sharing.lock_out": _("locked a worker out of a record"),
    "sharing.end_grant": _("ended somebody's access to a record, or a lock"),
    **agreements.AUDIT_SENTENCES,
    **consent.AUDIT_SENTENCES,
    **conversations.AUDIT_SENTENCES,
    **handovers.AUDIT_SENTENCES,
    **disclosures.AUDIT_SENTENCES,
    **demands.AUDIT_SENTENCES,
    **holds.AUDIT_SENTENCES,
    **oversight.AUDIT_SENTENCES,
    **protocol.AUDIT_SENTENCES,
}
AUDIT_RECORDS = {
    "sharing.Subject": _("Person supported"),
    "sharing.Grant": _("Access to a record"),
    **agreements.AUDIT_RECORDS,
    **consent.AUDIT_RECORDS,
    **conversations.AUDIT_RECORDS,
    **handovers.AUDIT_RECORDS,
    **disclosures.AUDIT_RECORDS,
    **demands.AUDIT_RECORDS,
    **holds.AUDIT_RECORDS,
    **oversight.AUDIT_RECORDS,
    **protocol.AUDIT_RECORDS,
}
AUDIT_FIELDS = {
    "because": _("reason"),
    "ended_at": _("ended"),
    "scope": _("how far"),
    "until_at": _("until"),
    **agreements.AUDIT_FIELDS,
    **consent.AUDIT_FIELDS,
    **conversations.AUDIT_FIELDS,
    **handovers.AUDIT_FIELDS,
    **disclosures.AUDIT_FIELDS,
    **demands.AUDIT_FIELDS,
    **holds.AUDIT_FIELDS,
    **oversight.AUDIT_FIELDS,
    **protocol.AUDIT_FIELDS,
}
