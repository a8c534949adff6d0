"""Words of what is kept of a child beside the referral."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sign(models.TextChoices):
    """Whether a sign is there."""

    SEEN = "seen", _("Seen or said")
    POSSIBLE = "possible", _("Possible")
    NOT_NOW = "not_now", _("Not now")


class Reported(models.TextChoices):
    """To whom a missing child was reported."""

    POLICE = "police", _("The police")
    CARE = "care", _("Children’s social care")
    BOTH = "both", _("The police and children’s social care")
    NOBODY = "nobody", _("Nobody yet")


class EpisodeState(models.TextChoices):
    """Where a time missing stands; see ``rules.EPISODE``."""

    MISSING = "missing", _("Missing")
    RETURNED = "returned", _("Back, return interview to be offered")
    OFFERED = "offered", _("Return interview offered")
    DONE = "done", _("Return interview done")
    DECLINED = "declined", _("Return interview declined")


class ReviewState(models.TextChoices):
    """Where a specialist review stands; see ``rules.REVIEW``."""

    ASKED = "asked", _("To be held")
    PLANNED = "planned", _("Held, with a plan")
    CLOSED = "closed", _("Closed")


class Made(models.TextChoices):
    """Whether the child may have been made to do it."""

    LIKELY = "likely", _("Likely")
    POSSIBLE = "possible", _("Possible")
    UNKNOWN = "unknown", _("Not known yet")


AUDIT_SENTENCES = {
    "safeguarding.note_indicators": _("noted signs of exploitation of a child"),
    "safeguarding.report_missing": _("noted that a child is missing"),
    "safeguarding.move_episode": _("noted where a child’s time missing stands"),
    "safeguarding.ask_review": _("asked for a specialist review of a child who harms"),
    "safeguarding.hold_review": _("noted a specialist review of a child who harms"),
    "safeguarding.move_review": _("noted where a specialist review stands"),
    "safeguarding.plan_transition": _("planned a child’s way into adulthood"),
    "safeguarding.add_transition_step": _("added a step to a way into adulthood"),
    "safeguarding.take_transition_step": _("noted that a step into adulthood was taken"),
}
AUDIT_RECORDS = {
    "safeguarding.IndicatorNote": _("Sign of exploitation"),
    "safeguarding.ChildMissing": _("Time missing"),
    "safeguarding.SpecialistReview": _("Specialist review of a child"),
    "safeguarding.TransitionPlan": _("Way into adulthood"),
    "safeguarding.TransitionStep": _("Step into adulthood"),
}
AUDIT_FIELDS = {
    "by_date": _("until"),
    "due_date": _("due"),
    "happened": _("what happened"),
    "held_date": _("held"),
    "from_at": _("missing since"),
    "interview": _("what was said in the interview"),
    "made_to": _("whether they were made to"),
    "on_date": _("day"),
    "people": _("who took part"),
    "plan": _("plan"),
    "reported_to": _("reported to"),
    "review_date": _("look at it again"),
    "service": _("adult service"),
    "sign": _("sign"),
    "taken_at": _("taken"),
    "topic": _("topic"),
    "until_at": _("until"),
    "words": _("words"),
}
