"""Words of the patrol cycle: states, styles of visit, where a place comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.patrols.briefing import vocabulary as briefing
from wayside.patrols.parts import vocabulary as parts
from wayside.patrols.returns import vocabulary as returns
from wayside.patrols.risk import vocabulary as risk
from wayside.patrols.staffing import vocabulary as staffing


class WeekState(models.TextChoices):
    """Where a week's plan stands. A week that is ahead has its nights, so that people can be
    found for them, and neither ranking nor places yet."""

    AHEAD = "ahead", _("Ahead")
    REVIEW = "review", _("In review")
    PLANNED = "planned", _("Planned")
    CLOSED = "closed", _("Closed")


class PatrolState(models.TextChoices):
    """Where a patrol stands; see ``rules.PATROL``. Its risk assessment, its people and its
    partners are prepared side by side; briefing waits for all of them."""

    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("Planned")
    BRIEFED = "briefed", _("Briefed")
    OUT = "out", _("Out")
    RETURNED = "returned", _("Returned")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class SegmentKind(models.TextChoices):
    """What a part of a night is for."""

    PATROL = "patrol", _("Patrol")
    ENGAGEMENT = "engagement", _("Engagement")
    ENFORCEMENT = "enforcement", _("Enforcement")


class Duty(models.TextChoices):
    """What a person does on a patrol."""

    LEAD = "lead", _("Lead")
    TRAINED = "trained", _("Trained officer")
    LOCAL = "local", _("Local officer of the ward")
    PARTNER = "partner", _("Partner worker")


class PostingState(models.TextChoices):
    """Whether somebody still has the place on a patrol that they were told of."""

    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Style(models.TextChoices):
    """How a place is visited."""

    VISIBLE = "visible", _("Visible round")
    ENGAGEMENT = "engagement", _("Engagement")
    FIXED = "fixed", _("Fixed time")


STYLE_HINTS = {
    Style.VISIBLE: _("Short visits, repeated in an order nobody can foresee."),
    Style.ENGAGEMENT: _("Talk to people for as long as the talk needs; no end is set."),
    Style.FIXED: _("A known place and time, such as a soup kitchen."),
}


class Source(models.TextChoices):
    """Where a place on the plan comes from."""

    SUGGESTED = "suggested", _("Suggested from recorded crime")
    MARKED = "marked", _("Marked by people who know it")
    REPEATED = "repeated", _("Repeated from last week")
    OWN = "own", _("Added by the coordinator")


class StopKind(models.TextChoices):
    """What a row of a patrol's timetable is."""

    VISIT = "visit", _("Visit")
    ENGAGEMENT = "engagement", _("Engagement")
    FIXED = "fixed", _("Fixed time")
    BREAK = "break", _("Break")


class CommentState(models.TextChoices):
    """Whether a comment waits for the coordinator."""

    OPEN = "open", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")


class Verb(models.TextChoices):
    """What was decided; the week's story is told in these."""

    START_WEEK = "start_week", _("started the week")
    RANK_AGAIN = "rank_again", _("ranked the places again")
    PROPOSE = "propose", _("took up the proposal")
    PLAN_WEEK = "plan_week", _("set the week as planned")
    REOPEN_WEEK = "reopen_week", _("opened the week again")
    CLOSE_WEEK = "close_week", _("closed the week")
    ADD_PATROL = "add_patrol", _("added the patrol")
    CHANGE_PATROL = "change_patrol", _("changed the patrol")
    CANCEL_PATROL = "cancel_patrol", _("cancelled the patrol")
    REINSTATE_PATROL = "reinstate_patrol", _("took back the cancelling of")
    SHUFFLE = "shuffle", _("drew a new order of visits for")
    ADD_PLACE = "add_place", _("added")
    CHANGE_PLACE = "change_place", _("changed")
    MOVE_PLACE = "move_place", _("moved")
    REMOVE_PLACE = "remove_place", _("took off")
    RESTORE_PLACE = "restore_place", _("put back")
    COMMENT = "comment", _("commented on")
    ANSWER_COMMENT = "answer_comment", _("answered a comment on")
    WRITE_RISK = "write_risk", _("wrote the risk assessment of")
    SUBMIT_RISK = "submit_risk", _("sent for approval the risk assessment of")
    APPROVE_RISK = "approve_risk", _("approved the risk assessment of")
    SEND_BACK_RISK = "send_back_risk", _("sent back the risk assessment of")
    LOOK_AGAIN = "look_again", _("asked for a new risk assessment of")
    BRIEF = "brief", _("released the briefing of")
    CALL_BACK = "call_back", _("called back the briefing of")
    GO_OUT = "go_out", _("went out on")
    FILE_RETURN = "file_return", _("filed the return of")
    CORRECT_RETURN = "correct_return", _("corrected the return of")
    NOTE_FOR_REVIEW = "note_for_review", _("noted for the review what was said by")
    DECIDE = "decide", _("decided in the review:")
    ADD_SEGMENT = "add_segment", _("added a part,")
    CHANGE_SEGMENT = "change_segment", _("changed the part")
    REMOVE_SEGMENT = "remove_segment", _("removed the part")
    CONFIRM_CLOTHES = "confirm_clothes", _("confirmed plain clothes for")
    INVITE_AGENCY = "invite_agency", _("invited")
    WITHDRAW_INVITATION = "withdraw_invitation", _("withdrew the invitation of")
    INVITE_OBSERVER = "invite_observer", _("invited an observer to")
    MOVE_PATROL = "move_patrol", _("moved the patrol")


AUDIT_SENTENCES = {
    "patrols.read_calendar": _("read their calendar of duties"),
    **briefing.AUDIT_SENTENCES,
    **risk.AUDIT_SENTENCES,
    **staffing.AUDIT_SENTENCES,
    **returns.AUDIT_SENTENCES,
    **parts.AUDIT_SENTENCES,
    "patrols.list_weeks": _("listed the weeks of an area"),
    "patrols.glance": _("saw a few weeks with their places at a glance"),
    "patrols.open_week": _("opened the plan of a week"),
    "patrols.open_places": _("opened the places of a week"),
    "patrols.draft_week": _("drafted a week's proposal"),
    "patrols.open_sheet": _("opened a deployment sheet"),
    "patrols.start_week": _("started a week's plan"),
    "patrols.rank_again": _("ranked the places of a week again"),
    "patrols.propose": _("took up the proposal for a week"),
    "patrols.plan_week": _("set a week as planned"),
    "patrols.reopen_week": _("opened a week's plan again"),
    "patrols.close_week": _("closed a week"),
    "patrols.add_patrol": _("added a patrol"),
    "patrols.change_patrol": _("changed a patrol"),
    "patrols.cancel_patrol": _("cancelled a patrol"),
    "patrols.reinstate_patrol": _("took back the cancelling of a patrol"),
    "patrols.shuffle": _("drew a new order of visits for a patrol"),
    "patrols.add_place": _("added a place to a patrol"),
    "patrols.change_place": _("changed a place on a patrol"),
    "patrols.move_place": _("moved a place within a patrol"),
    "patrols.remove_place": _("took a place off a patrol"),
    "patrols.restore_place": _("put a place back on a patrol"),
    "patrols.comment": _("commented on a week's plan"),
    "patrols.answer_comment": _("answered a comment on a week's plan"),
}

AUDIT_RECORDS = {
    **briefing.AUDIT_RECORDS,
    **risk.AUDIT_RECORDS,
    **staffing.AUDIT_RECORDS,
    **returns.AUDIT_RECORDS,
    **parts.AUDIT_RECORDS,
    "patrols.Comment": _("Comment"),
    "patrols.Patrol": _("Patrol"),
    "patrols.PatrolPlace": _("Place on a patrol"),
    "patrols.Week": _("Week"),
}

AUDIT_FIELDS = {
    **briefing.AUDIT_FIELDS,
    **risk.AUDIT_FIELDS,
    **staffing.AUDIT_FIELDS,
    **returns.AUDIT_FIELDS,
    **parts.AUDIT_FIELDS,
    "answer": _("answer"),
    "answered_at": _("when it was answered"),
    "answered_by": _("who answered"),
    "cancelled_because": _("why it was cancelled"),
    "comments": _("comments"),
    "date": _("night"),
    "ends_at": _("end"),
    "fixed_end": _("end of a fixed time"),
    "fixed_start": _("start of a fixed time"),
    "iso_week": _("week"),
    "iso_year": _("year"),
    "label": _("place"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
    "note": _("note"),
    "patrols": _("patrols"),
    "places": _("places"),
    "position": _("order"),
    "radius_m": _("radius"),
    "ranked_at": _("when places were ranked"),
    "ranking": _("ranking of places"),
    "reason": _("reason"),
    "seed": _("draw of the visiting order"),
    "source": _("where it comes from"),
    "starts_at": _("start"),
    "state": _("state"),
    "stops": _("times of visits"),
    "style": _("how it is visited"),
    "text": _("text"),
}
