"""The words of homes: kinds, how each stands, what puts it at risk, notices and reviews."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HomeKind(models.TextChoices):
    """What kind of home it is."""

    REFUGE = "refuge", _("Refuge")
    TEMPORARY = "temporary", _("Temporary accommodation")
    SUPPORTED = "supported", _("Supported housing")
    TENANCY = "tenancy", _("Tenancy of a council or association")
    PRIVATE = "private", _("Private tenancy")
    OTHER = "other", _("With family, friends, or another home")


class HomeState(models.TextChoices):
    """How a home stands; see ``rules.HOME``."""

    ABOUT = "about", _("About to move in")
    LIVING = "living", _("Lives there")
    SUSTAINED = "sustained", _("Settled there")
    AT_RISK = "at_risk", _("At risk")
    EVICTED = "evicted", _("Evicted")
    LOST = "lost", _("Lost")
    LEFT = "left", _("Left")
    MOVED_ON = "moved_on", _("Moved on")
    REHOUSED = "rehoused", _("Re-housed since")
    NOT_MOVED = "not_moved", _("Did not move in")
    CLOSED = "closed", _("No other home is sought")


class Risk(models.TextChoices):
    """What puts a home at risk: a category and no account of anything."""

    RENT = "rent", _("Rent or service charge")
    TAKEN_OVER = "taken_over", _("Their home was taken over by others")
    DEALING = "dealing", _("Dealing at or from the home")
    VIOLENCE = "violence", _("Violence or threats against them")
    CONDITION = "condition", _("Condition of the home")
    OTHER = "other", _("Something else")


class RiskLevel(models.IntegerChoices):
    """How near the home is to being lost."""

    SOME = 1, _("Some risk")
    SERIOUS = 2, _("Serious risk")
    NOW = 3, _("May be lost any day")


class Cause(models.TextChoices):
    """Why somebody was evicted, as the agency that evicted gave it."""

    RENT = "rent", _("Rent arrears")
    BEHAVIOUR = "behaviour", _("Behaviour complained of")
    OTHERS = "others", _("What others did in the home")
    CLOSURE = "closure", _("The home was closed by an order")
    NO_FAULT = "no_fault", _("No fault was given")
    ILLEGAL = "illegal", _("Without due process: an illegal eviction")
    OTHER = "other", _("Another cause")


class NoticeKind(models.TextChoices):
    """What was served."""

    SECTION_21 = "section_21", _("Notice under section 21")
    SECTION_8 = "section_8", _("Notice seeking possession (section 8)")
    POSSESSION = "possession", _("Notice of possession proceedings by a social landlord")
    LICENCE = "licence", _("Notice to quit, or to end a licence")
    WARRANT = "warrant", _("Notice of eviction by bailiffs")
    CLOSURE = "closure", _("Closure notice (Anti-social Behaviour Act 2014, s.76)")


class ReviewState(models.TextChoices):
    """How the safeguarding review of a notice stands; see ``rules.REVIEW``."""

    OPENED = "opened", _("To be held")
    HELD = "held", _("Held, safety plan to be written")
    CONCLUDED = "concluded", _("Concluded with a safety plan")


# The service that counts; policies know it by this name
COUNTS = "support.homes"
AUDIT_SENTENCES = {
    "support.open_homes": _("opened the homes of a person supported"),
    "support.begin_home": _("noted a home that a person supported has or is about to have"),
    "support.begin_home_of_offer": _("noted a home that began with a move into a place"),
    "support.move_home": _("noted how a home of a person supported stands"),
    "support.note_risk": _("noted what puts a home at risk"),
    "support.end_risk": _("noted that something puts a home at risk no more"),
    "support.serve_notice": _("noted a notice served on a home; a safeguarding review began"),
    "support.hold_review": _("noted that a safeguarding review of a notice was held"),
    "support.conclude_review": _("concluded a safeguarding review of a notice"),
    "support.let_keeper_see": _("let the agency that keeps a home see that it is at risk"),
    "support.list_kept_homes": _("looked at the homes that their agency keeps"),
    "support.count_homes": _("counted who has a home, is about to, or lost one"),
}
AUDIT_RECORDS = {
    "support.Home": _("Home"),
    "support.HomeMove": _("Step of a home"),
    "support.HomeRisk": _("Risk to a home"),
    "support.HomeNotice": _("Notice served on a home"),
    "support.HomeReview": _("Safeguarding review of a notice"),
    "support.KeptHome": _("Home as its keeping agency sees it"),
    "support.KeptRisk": _("Risk as a keeping agency sees it"),
}
AUDIT_FIELDS = {
    "after": _("which home it follows"),
    "cause": _("cause"),
    "category": _("category"),
    "concluded_date": _("concluded"),
    "delivery": _("what it rests on"),
    "ended_by": _("how it ended"),
    "ended_date": _("ended"),
    "ends_date": _("when the notice runs out"),
    "expected_date": _("when they are to move in"),
    "handover": _("what was handed over"),
    "is_out_of_area": _("out of the area"),
    "keeper": _("which agency keeps it"),
    "label": _("which home, as both agencies call it"),
    "moved_in_date": _("moved in"),
    "notice_ends_date": _("when the notice runs out"),
    "offer": _("request for a place"),
    "plan": _("safety plan"),
    "review_due_date": _("when the review is due"),
    "sender": _("from whom"),
    "served_date": _("served"),
    "since_date": _("since"),
}
