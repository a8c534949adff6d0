"""Words of staffing: a roster's states, why somebody cannot come, what pay is for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RosterState(models.TextChoices):
    """Where a roster stands."""

    WAITING = "waiting", _("Being worked out")
    DRAFT = "draft", _("Draft")
    FAILED = "failed", _("Could not be worked out")
    PUBLISHED = "published", _("Published")
    DISCARDED = "discarded", _("Discarded")


class UnableReason(models.TextChoices):
    """Why somebody cannot come. Health is one word and no more: nobody is asked what it is."""

    COURT = "court", _("Court")
    LEAVE = "leave", _("Leave")
    OTHER_DUTY = "other_duty", _("Other duty")
    HEALTH = "health", _("Not well")
    FAMILY = "family", _("Family or caring")
    PLANNER = "planner", _("The coordinator's decision")
    OTHER = "other", _("Another reason")


class PayKind(models.TextChoices):
    """What pay for a patrol is for; a funder may pay for one and not for another."""

    NONE = "none", _("No pay")
    OVERTIME = "overtime", _("Overtime")
    REST_DAY = "rest_day", _("Work on a rest day at short notice")
    HOLIDAY = "holiday", _("Work on a public holiday")


AUDIT_SENTENCES = {
    "patrols.ask_roster": _("asked for a roster"),
    "patrols.finish_roster": _("worked a roster out"),
    "patrols.fail_roster": _("could not work a roster out"),
    "patrols.explain_post": _("worked out why a post is empty"),
    "patrols.publish_roster": _("published a roster"),
    "patrols.discard_roster": _("discarded a roster"),
    "patrols.put_on": _("put somebody on a patrol of a roster"),
    "patrols.settle_night": _("settled the crew of a night of a draft that two changed at once"),
    "patrols.take_off": _("took somebody off a patrol of a roster"),
    "patrols.lock_line": _("locked or unlocked a place of a roster"),
    "patrols.set_wanted": _("changed how many people a patrol needs"),
    "patrols.withdraw": _("gave up a place on a patrol"),
    "patrols.stand_down": _("took somebody off a patrol that was called off or moved"),
    "patrols.join_segment": _("put a partner worker on the engagement they were named for"),
    "patrols.leave_segment": _("took a partner worker off an engagement"),
    "patrols.recheck_charge": _("checked again whether a grant may pay for a patrol"),
    "patrols.take_charge_back": _("took the charge of a patrol off a grant"),
    "patrols.say_unable": _("said that somebody cannot come on a patrol"),
    "patrols.lift_unavailability": _("said that somebody can come on a patrol after all"),
    "patrols.make_night": _("made a patrol night ahead"),
    "patrols.set_grant_terms": _("wrote down what a grant may pay for"),
    "patrols.charge_patrol": _("charged a patrol to a grant"),
    "patrols.open_money": _("looked at what patrols cost and what grants have left"),
    "patrols.list_rosters": _("listed the rosters of an area with who is on its nights"),
    "patrols.list_unable": _("listed who cannot come on which night"),
    "patrols.open_roster": _("opened a roster"),
    "patrols.open_empty_post": _("looked at why a post is empty"),
    "patrols.open_own_duties": _("looked at their own patrols"),
}

AUDIT_RECORDS = {
    "patrols.Roster": _("Roster"),
    "patrols.Posting": _("Place on a patrol's crew"),
    "patrols.Post": _("Post of a patrol"),
    "patrols.GrantTerms": _("What a grant may pay for"),
    "patrols.PatrolFunding": _("Grant that pays for a patrol"),
    "patrols.Unavailability": _("Somebody who cannot come"),
}

AUDIT_FIELDS = {
    "checked_pence": _("pay when last checked"),
    "duty": _("duty"),
    "empty_posts": _("empty posts"),
    "from_date": _("first day"),
    "grant": _("grant"),
    "is_locked": _("whether it is locked"),
    "lifted_at": _("when it was lifted"),
    "lines": _("who is where"),
    "loads": _("what each person has carried"),
    "patrol": _("patrol"),
    "pays": _("what it may pay for"),
    "postings": _("places on patrols"),
    "reading": _("the funder's words"),
    "segment": _("part of the night"),
    "score": _("how good it is"),
    "until_date": _("last day"),
    "wanted": _("how many are wanted"),
    "withdrawn_because": _("why it was given up"),
    "worker": _("person"),
}
