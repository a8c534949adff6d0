"""Words of a child's safeguarding: how a referral began, where it stands, who was told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Began(models.TextChoices):
    """What a referral began with."""

    MARKED = "marked", _("Written down as under 18, or maybe under 18")
    HANDED_OVER = "handed_over", _("A concern that was handed over")


class ReferralState(models.TextChoices):
    """Where a referral stands; see ``rules.REFERRAL``."""

    TO_MAKE = "to_make", _("To be made")
    MADE = "made", _("Made, not acknowledged yet")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged, outcome not known yet")
    OUTCOME = "outcome", _("Outcome noted")
    ADULT = "adult", _("An adult after all")
    JOINED = "joined", _("Goes on in the child’s record")


class Outcome(models.TextChoices):
    """What children's social care decided."""

    ENQUIRY = "enquiry", _("Enquiry because of significant harm (section 47)")
    ASSESSMENT = "assessment", _("Assessment as a child in need (section 17)")
    KNOWN = "known", _("A social worker is with the child already, and was told")
    EARLY_HELP = "early_help", _("Early help")
    NONE = "none", _("No further action")


class Whom(models.TextChoices):
    """Who was told."""

    CHILDRENS_CARE = "childrens_care", _("Children’s social care")
    POLICE = "police", _("Police who protect children")
    CHILD = "child", _("The child")
    CARER = "carer", _("A parent or carer")
    SCHOOL = "school", _("School or college")
    HEALTH = "health", _("Health")
    OTHER = "other", _("Somebody else")


class How(models.TextChoices):
    """In which way."""

    PHONE = "phone", _("By telephone")
    WRITTEN = "written", _("By the council’s form or secure mail")
    TOGETHER = "together", _("In person")


AUDIT_SENTENCES = {
    "safeguarding.list_child_referrals": _("looked at the safeguarding referrals of children"),
    "safeguarding.open_child": _("opened the safeguarding of a child"),
    "safeguarding.open_child_referral": _("opened the safeguarding referral of a child"),
    "safeguarding.begin_child_referral": _("began the safeguarding referral of a child"),
    "safeguarding.make_child_referral": _("made the safeguarding referral of a child"),
    "safeguarding.move_child_referral": _("noted where the referral of a child stands"),
    "safeguarding.conclude_child_referral": _("noted the outcome of the referral of a child"),
    "safeguarding.hurry_child_referral": _("noted that a child is in danger now"),
    "safeguarding.lead_child_referral": _("took the lead of the referral of a child"),
    "safeguarding.name_child_lead": _("named who leads the referral of a child"),
    "safeguarding.join_child_referral": _("joined a concern to the record of a child"),
    "safeguarding.leave_child_referral": _("ended a referral: an adult after all"),
    "safeguarding.note_child_told": _("noted who was told of a child, and what"),
    "safeguarding.escalate_child_referrals": _("told leads of referrals of children that are late"),
    "safeguarding.begin_missing_referrals": _("began referrals of children that had none"),
}
AUDIT_RECORDS = {
    "safeguarding.ChildReferral": _("Safeguarding referral of a child"),
    "safeguarding.ChildReferralMove": _("Step of a child’s referral"),
    "safeguarding.ChildTold": _("Who was told of a child"),
}
AUDIT_FIELDS = {
    "at_once": _("in danger now"),
    "began": _("began with"),
    "due_at": _("due"),
    "state": _("state"),
    "joined_to": _("goes on in"),
    "lead": _("who leads"),
    "outcome": _("outcome"),
    "outcome_words": _("outcome in words"),
    "what": _("what was told"),
    "whom": _("who was told"),
    "who": _("names of who was told"),
    "why_left": _("how it is known"),
    "wishes": _("what the child wants"),
}
