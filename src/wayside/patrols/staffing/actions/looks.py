"""Looking at rosters is an action too."""

from datetime import date, datetime

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area
from wayside.patrols.models import EmptyPost, Posting, Roster, Unavailability
from wayside.patrols.staffing import queries
from wayside.patrols.staffing.actions import steps
from wayside.patrols.staffing.permissions import OWN_DUTIES, PLAN_ROSTER, VIEW_ROSTER


@look
def list_rosters(*, area: Area, by: Actor, now: datetime) -> QuerySet[Roster]:
    """The rosters of an area, with who is on its coming nights."""
    require(by, VIEW_ROSTER, area_id=area.id)
    record(
        by=by,
        operation=Operation.LISTING,
        action="patrols.list_rosters",
        now=now,
        area_id=area.id,
    )
    return queries.rosters(area, visible_to=by)


@look
def open_roster(*, roster: Roster, by: Actor, now: datetime) -> Roster:
    """One roster: who is where, and what each has carried."""
    require(by, VIEW_ROSTER, area_id=roster.area_id)
    fields = ("lines", "loads")
    steps.note(roster, "patrols.open_roster", by, now, fields, operation=Operation.CONSULTATION)
    return roster


@look
def open_empty_post(*, post: EmptyPost, by: Actor, now: datetime) -> EmptyPost:
    """Why a post is empty: something about each person of the pool."""
    require(by, VIEW_ROSTER, area_id=post.roster.area_id)
    fields = ("empty_posts",)
    steps.note(
        post.roster, "patrols.open_empty_post", by, now, fields, operation=Operation.CONSULTATION
    )
    return post


@look
def open_own_duties(*, area: Area, since: date, by: Actor, now: datetime) -> QuerySet[Posting]:
    """One's own coming patrols."""
    require(by, OWN_DUTIES)
    record(
        by=by,
        operation=Operation.LISTING,
        action="patrols.open_own_duties",
        now=now,
        area_id=area.id,
    )
    return queries.own_postings(area, of=by, since=since)


@look
def list_unable(
    *, area: Area, since: date, by: Actor, now: datetime, mine: bool
) -> QuerySet[Unavailability]:
    """Who cannot come on which coming night, with the reason: one's own, or all for who plans."""
    require(by, OWN_DUTIES if mine else PLAN_ROSTER, area_id=None if mine else area.id)
    record(
        by=by,
        operation=Operation.LISTING,
        action="patrols.list_unable",
        now=now,
        area_id=area.id,
        record_type="patrols.Unavailability",
    )
    rows = queries.unable(area, by=by, since=since)
    return rows.filter(worker__person=by.person_id) if mine else rows
