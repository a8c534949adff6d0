"""The words of an application as homeless (Housing Act 1996 Part 7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AppState(models.TextChoices):
    """Where an application stands; see ``rules.APPLICATION``."""

    APPLIED = "applied", _("Applied, not decided")
    PREVENTION = "prevention", _("Prevention duty")
    RELIEF = "relief", _("Relief duty")
    RELIEF_OVER = "relief_over", _("Relief ended, main duty to be decided")
    MAIN = "main", _("Main housing duty")
    REFUSED = "refused", _("No duty, or it was ended")
    REVIEW = "review", _("A review was requested")
    UPHELD = "upheld", _("The review changed nothing")
    APPEAL = "appeal", _("Appeal at the county court")
    HOUSED = "housed", _("A home was found or kept")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn, as this person wishes")


class Standing(models.TextChoices):
    """How somebody stood when they applied."""

    HOMELESS = "homeless", _("Homeless now")
    THREATENED = "threatened", _("Likely to be homeless soon")
    SECTION_21 = "section_21", _("Has a valid section 21 notice that runs out soon")


class Priority(models.TextChoices):
    """Why there may be priority need (section 189)."""

    ABUSE = "abuse", _("Homeless because of domestic abuse")
    BELIEVED = "believed", _("Another reason to believe there is priority need")
    NOT_SEEN = "not_seen", _("No reason known yet")


class Milestone(models.TextChoices):
    """What the law, or good practice, sets a time for."""

    THREATENED = "threatened", _("Threatened with homelessness, if likely within")
    ABUSE_PRIORITY = "abuse_priority", _("Victims of domestic abuse have priority need")
    INTERIM = "interim", _("Somewhere to stay meanwhile")
    NOTIFIED = "notified", _("A written decision whether there is a duty")
    PLAN = "plan", _("Personalised housing plan")
    PREVENTION = "prevention", _("Prevention duty")
    RELIEF = "relief", _("Relief duty")
    MAIN_DECISION = "main_decision", _("Decision on the main housing duty")
    REVIEW_REQUEST = "review_request", _("Request a review")
    REVIEW_DECISION = "review_decision", _("Decision of the review")
    SHORT_REVIEW = "short_review", _("Decision of the review: the prevention duty was ended")
    STEPS_REVIEW = "steps_review", _("Decision of the review of the plan’s steps")
    SUITABLE_REQUEST = "suitable_request", _("Request a review of whether a home is suitable")
    SUITABLE_REVIEW = "suitable_review", _("Decision of the review of whether a home is suitable")
    APPEAL = "appeal", _("Appeal at the county court")
    SETTLED = "settled", _("Ask whether somebody is settled in a new home")
    NOTICE_REVIEW = "notice_review", _("Safeguarding review of a possession notice")
    CLOSURE_REVIEW = "closure_review", _("Safeguarding review of a closure notice")


class Unit(models.TextChoices):
    """What is counted."""

    DAYS = "days", _("days")
    WORKING_DAYS = "working_days", _("working days")


AUDIT_SENTENCES = {
    "support.open_applications": _("opened the applications as homeless of a person supported"),
    "support.begin_application": _("noted that a person supported applied as homeless"),
    "support.move_application": _("noted where an application as homeless stands"),
    "support.meet_milestone": _("noted that something due of an application was done"),
    "support.set_statutory_period": _("set a period of the housing law for their agency"),
}
AUDIT_RECORDS = {
    "support.HousingApplication": _("Application as homeless"),
    "support.ApplicationMove": _("Step of an application as homeless"),
    "support.ApplicationMilestone": _("What is due of an application as homeless"),
    "support.StatutoryPeriod": _("Statutory period of the housing law"),
}
AUDIT_FIELDS = {
    "applied_date": _("when they applied"),
    "council": _("council"),
    "days": _("days"),
    "done_date": _("done"),
    "law": _("where it stands"),
    "leaves_date": _("when the home is likely to be lost"),
    "milestone": _("what is due"),
    "priority": _("priority need"),
    "standing": _("how they stood"),
    "step_date": _("since"),
    "unit": _("what is counted"),
}
