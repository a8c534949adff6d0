"""What agencies agree to share, for what, and where an agreement stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What is shared, in words that a person can be asked about."""

    IDENTITY = "identity", _("Who they are: names, date of birth")
    SAFE_CONTACT = "safe_contact", _("How to reach them safely")
    NEEDS = "needs", _("What they need")
    HOUSING = "housing", _("Where they live or could live")
    HEALTH = "health", _("Health")
    SUBSTANCES = "substances", _("Drugs and alcohol, and prescriptions")
    CHILDREN = "children", _("Children")
    RISK = "risk", _("Who or what puts them at risk")
    IMMIGRATION = "immigration", _("Immigration")
    MONEY = "money", _("Benefits and debt")
    ENGAGEMENT_SUMMARY = "engagement_summary", _("A short account of the support given")


class Purpose(models.TextChoices):
    """What something is shared for."""

    SUPPORT = "support", _("Support from several services together")
    REFERRAL = "referral", _("Referral to a service")
    HOUSING = "housing", _("Finding or keeping a home")
    HEALTH_CARE = "health_care", _("Health care")
    SAFETY = "safety", _("Planning for safety")
    SAFEGUARDING = "safeguarding", _("Protecting a child or an adult at risk")
    JUSTICE = "justice", _("Reporting a crime, or a court case")
    COMMISSIONING = "commissioning", _("Figures for whoever pays for the service")


class AgreementState(models.TextChoices):
    """Where a version of an agreement stands; see ``rules.AGREEMENT``."""

    PROPOSED = "proposed", _("Waits for a second person")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")
    REPLACED = "replaced", _("Replaced by a later version")
    ENDED = "ended", _("Ended")


AUDIT_SENTENCES = {
    "sharing.propose_agreement": _("proposed an information-sharing agreement"),
    "sharing.propose_change": _("proposed a change of an information-sharing agreement"),
    "sharing.confirm_agreement": _("confirmed an information-sharing agreement, as second person"),
    "sharing.decline_agreement": _("declined an information-sharing agreement"),
    "sharing.withdraw_agreement": _("took back a proposed information-sharing agreement"),
    "sharing.attach_document": _("attached a document to an information-sharing agreement"),
    "sharing.open_document": _("opened a document of an information-sharing agreement"),
    "sharing.end_agreement": _("ended an information-sharing agreement"),
}
AUDIT_RECORDS = {
    "sharing.AgreementDocument": _("Document of an agreement"),
    "sharing.AgreementVersion": _("Information-sharing agreement"),
}
AUDIT_FIELDS = {
    "content": _("content"),
    "name": _("name"),
    "categories": _("what is shared"),
    "decided_at": _("when it was decided"),
    "decided_by": _("who decided"),
    "document": _("document"),
    "from_date": _("from"),
    "parties": _("agencies"),
    "purposes": _("what for"),
    "state": _("state"),
    "title": _("title"),
    "until_date": _("until"),
}
