"""The words of support."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.sharing.conversations.vocabulary import Thing, Topic
from wayside.support.attachments import vocabulary as attachments
from wayside.support.caseload import vocabulary as caseload
from wayside.support.complaints import vocabulary as complaints
from wayside.support.conversations import vocabulary as conversations
from wayside.support.endings import vocabulary as endings
from wayside.support.equality import vocabulary as equality
from wayside.support.gaps import vocabulary as gaps
from wayside.support.groups import vocabulary as groups
from wayside.support.homelessness import vocabulary as homelessness
from wayside.support.homes import vocabulary as homes
from wayside.support.housing import vocabulary as housing
from wayside.support.isva import vocabulary as isva
from wayside.support.peers import vocabulary as peers
from wayside.support.periods import vocabulary as periods
from wayside.support.referrals import vocabulary as referrals
from wayside.support.releases import vocabulary as releases
from wayside.support.sanctuary import vocabulary as sanctuary
from wayside.support.strands import vocabulary as strands
from wayside.support.supervision import vocabulary as supervision
from wayside.support.timeline import vocabulary as timeline


class Met(models.TextChoices):
    """How a meeting came about."""

    OUTREACH = "outreach", _("On outreach")
    SOUP_KITCHEN = "soup_kitchen", _("At the soup kitchen")
    PATROL = "patrol", _("On a patrol")
    DROP_IN = "drop_in", _("At the drop-in")
    SELF = "self", _("They came to us")
    AGENCY = "agency", _("Through another agency")
    PHONE = "phone", _("By phone or message")


NeedKind = Topic  # what somebody may need is what is talked about
Given = Thing


class Medicine(models.TextChoices):
    """What is prescribed in place of an opioid; blank is not asked."""

    NONE = "none", _("No script")
    METHADONE = "methadone", _("Methadone")
    BUPRENORPHINE = "buprenorphine", _("Buprenorphine, tablets or film")
    INJECTION = "injection", _("Buprenorphine, by injection")
    OTHER = "other", _("Another script")


class Recourse(models.TextChoices):
    """Whether somebody can have public funds; blank is not known."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Level(models.IntegerChoices):
    """How much a need weighs, as it was agreed with the person."""

    NONE = 0, _("No need now")
    SOME = 1, _("Some need")
    STRONG = 2, _("Strong need")
    URGENT = 3, _("Urgent")


class Whose(models.TextChoices):
    """Who takes a step."""

    PERSON = "person", _("The person supported")
    WORKER = "worker", _("Their worker")
    BOTH = "both", _("Both together")
    OTHER = "other", _("Somebody else")


class StepState(models.TextChoices):
    """Where a step stands. One that was not taken is left, and nobody is blamed."""

    AGREED = "agreed", _("Agreed")
    TAKEN = "taken", _("Taken")
    LEFT = "left", _("Left for now")


class Direction(models.TextChoices):
    """Which way somebody moved, as she sees it herself."""

    FORWARD = "forward", _("A step forward")
    BACK = "back", _("A step back")


AUDIT_SENTENCES = {
    "support.write_plan": _("wrote what somebody wants, and when to look at it again"),
    "support.review_plan": _("looked at the plan together with somebody"),
    "support.change_step": _("put an agreed step otherwise"),
    "support.agree_step": _("agreed a step with somebody"),
    "support.take_step": _("noted that a step was taken"),
    "support.leave_step": _("left a step for now"),
    "support.agree_again": _("agreed a step again"),
    "support.tell_movement": _("told of a step forward or back"),
    "support.list_duties": _("looked at what else is due for the people they support"),
    "support.list_due": _("looked at which steps and plans are due"),
    "support.open_plan": _("opened the plan of a person supported"),
    "support.note_meeting": _("noted a meeting with a person supported"),
    "support.count_meetings": _("counted people met, without saying who"),
    "support.tell_more": _("told more of a meeting"),
    "support.open_story": _("opened the story of a person supported"),
    "support.note_particulars": _("noted what services ask about somebody"),
    "support.assess_needs": _("noted how much somebody needs what"),
    **attachments.AUDIT_SENTENCES,
    **caseload.AUDIT_SENTENCES,
    **complaints.AUDIT_SENTENCES,
    **periods.AUDIT_SENTENCES,
    **conversations.AUDIT_SENTENCES,
    **endings.AUDIT_SENTENCES,
    **gaps.AUDIT_SENTENCES,
    **equality.AUDIT_SENTENCES,
    **groups.AUDIT_SENTENCES,
    **homelessness.AUDIT_SENTENCES,
    **homes.AUDIT_SENTENCES,
    **housing.AUDIT_SENTENCES,
    **isva.AUDIT_SENTENCES,
    **peers.AUDIT_SENTENCES,
    **sanctuary.AUDIT_SENTENCES,
    **releases.AUDIT_SENTENCES,
    **strands.AUDIT_SENTENCES,
    **supervision.AUDIT_SENTENCES,
    **timeline.AUDIT_SENTENCES,
    **referrals.AUDIT_SENTENCES,
}
AUDIT_RECORDS = {
    "support.Plan": _("Plan"),
    "support.PlanReview": _("Look at a plan"),
    "support.Step": _("Step"),
    "support.Movement": _("Step forward or back"),
    "support.Meeting": _("Meeting"),
    "support.NeedNote": _("Need"),
    "support.Particulars": _("What services ask"),
    **attachments.AUDIT_RECORDS,
    **complaints.AUDIT_RECORDS,
    **periods.AUDIT_RECORDS,
    **endings.AUDIT_RECORDS,
    **equality.AUDIT_RECORDS,
    **groups.AUDIT_RECORDS,
    **homelessness.AUDIT_RECORDS,
    **homes.AUDIT_RECORDS,
    **housing.AUDIT_RECORDS,
    **isva.AUDIT_RECORDS,
    **peers.AUDIT_RECORDS,
    **sanctuary.AUDIT_RECORDS,
    **releases.AUDIT_RECORDS,
    **strands.AUDIT_RECORDS,
    **supervision.AUDIT_RECORDS,
    **referrals.AUDIT_RECORDS,
}
AUDIT_FIELDS = {
    **referrals.AUDIT_FIELDS,
    "categories": _("what is shared"),
    "until_at": _("until"),
    "held_date": _("when"),
    "aim": _("what getting out means"),
    "by_date": _("until"),
    "direction": _("which way"),
    "on_date": _("day"),
    "review_date": _("look at it together again"),
    "state": _("state"),
    "strand": _("strand"),
    "strands": _("strands"),
    "whose": _("who takes it"),
    "words": _("words"),
    "given": _("given"),
    "how": _("how they met"),
    "level": _("how much"),
    "medicine": _("script"),
    "dose": _("dose"),
    "collected_at": _("where the script is collected"),
    "missed_days": _("days missed"),
    "prescriber": _("who prescribes it"),
    "recourse": _("recourse to public funds"),
    "met_at": _("when"),
    "note": _("what was said"),
    "offered": _("offered"),
    "own_words": _("in their own words"),
    "people": _("how many people"),
    "taken": _("taken up"),
    "topics": _("talked about"),
    "ward": _("where"),
    **attachments.AUDIT_FIELDS,
    **complaints.AUDIT_FIELDS,
    **periods.AUDIT_FIELDS,
    **endings.AUDIT_FIELDS,
    **equality.AUDIT_FIELDS,
    **groups.AUDIT_FIELDS,
    **homelessness.AUDIT_FIELDS,
    **homes.AUDIT_FIELDS,
    **housing.AUDIT_FIELDS,
    **isva.AUDIT_FIELDS,
    **peers.AUDIT_FIELDS,
    **sanctuary.AUDIT_FIELDS,
    **releases.AUDIT_FIELDS,
    **strands.AUDIT_FIELDS,
    **supervision.AUDIT_FIELDS,
}
