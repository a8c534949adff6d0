"""The coordinator changes a draft by hand: every rule is checked before anything is kept."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.calculations.rostering import Gap, gaps
from wayside.patrols.models import EmptyPost, Roster, RosterLine
from wayside.patrols.staffing import rules
from wayside.patrols.staffing.actions import steps
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.patrols.staffing.queries import Standing, locked_area, standing_of
from wayside.patrols.staffing.seats import Seat, seats_of
from wayside.patrols.staffing.solving import breaches_now, place_of, roster_of, score_now
from wayside.patrols.vocabulary import Duty
from wayside.web.clock import day_of
from wayside.web.collisions import Collision
from wayside.web.states import NotNow


@transaction.atomic
def put_on(
    *,
    roster: Roster,
    patrol_id: UUID,
    worker_id: UUID,
    duty: Duty,
    by: Actor,
    now: datetime,
    expected_version: int,
) -> Roster:
    """Put somebody on a patrol of a draft, or give them another duty there. What is put on by
    hand stays when the roster is worked out again.

    Raises:
        NotNow: a rule would be broken; the text has a sentence for each.
        Collision: somebody changed the draft since it was looked at.
    """
    current = _open(roster, by, expected_version)
    lines = [each for each in current.lines.all() if not _is(each, patrol_id, worker_id)]
    line = RosterLine(
        roster=current, patrol_id=patrol_id, worker_id=worker_id, duty=duty, is_locked=True
    )
    standing = _checked(current, [*lines, line], by, now)
    _price(line, standing)
    current.lines.filter(patrol_id=patrol_id, worker_id=worker_id).delete()
    line.save(force_insert=True)
    return _changed(current, standing, [*lines, line], by=by, now=now, action="patrols.put_on")


@transaction.atomic
def take_off(
    *, roster: Roster, line_id: UUID, by: Actor, now: datetime, expected_version: int
) -> Roster:
    """Take somebody off a patrol of a draft.

    Raises:
        NotNow: it is no draft any more.
        Collision: somebody changed the draft since it was looked at.
    """
    current = _open(roster, by, expected_version)
    lines = [each for each in current.lines.all() if each.id != line_id]
    standing = _checked(current, lines, by, now)
    current.lines.filter(id=line_id).delete()
    return _changed(current, standing, lines, by=by, now=now, action="patrols.take_off")


@transaction.atomic
def settle_night(
    *,
    roster: Roster,
    patrol_id: UUID,
    crew: Iterable[Seat],
    by: Actor,
    now: datetime,
    expected_version: int,
) -> Roster:
    """Give one night of a draft the crew that was settled on after two had changed the draft at
    once. Who stays as they were keeps their line.

    Raises:
        NotNow: a rule would be broken; the text has a sentence for each.
        Collision: somebody changed the draft since it was looked at.
    """
    current = _open(roster, by, expected_version)
    there = list(current.lines.all())
    wanted = {each.worker_id: each for each in crew}
    kept = [
        each
        for each in there
        if each.patrol_id != patrol_id or seats_of([each])[0] == wanted.get(each.worker_id)
    ]
    here = {each.worker_id for each in kept if each.patrol_id == patrol_id}
    fresh = [
        RosterLine(
            roster=current,
            patrol_id=patrol_id,
            worker_id=each.worker_id,
            duty=each.duty,
            is_locked=each.is_locked,
        )
        for each in wanted.values()
        if each.worker_id not in here
    ]
    standing = _checked(current, [*kept, *fresh], by, now)
    current.lines.exclude(id__in=[each.id for each in kept]).delete()
    for line in fresh:
        _price(line, standing)
        line.save(force_insert=True)
    action = "patrols.settle_night"
    return _changed(current, standing, [*kept, *fresh], by=by, now=now, action=action)


@transaction.atomic
def lock_line(
    *,
    roster: Roster,
    line_id: UUID,
    is_locked: bool,
    by: Actor,
    now: datetime,
    expected_version: int,
) -> Roster:
    """Let a place stay whatever else changes, or no longer.

    Raises:
        NotNow: it is no draft any more.
        Collision: somebody changed the draft since it was looked at.
    """
    current = _open(roster, by, expected_version)
    current.lines.filter(id=line_id).update(is_locked=is_locked)
    steps.count_up(current, now)
    steps.note(current, "patrols.lock_line", by, now, ("is_locked",))
    return current


def _price(line: RosterLine, standing: Standing) -> None:
    """What the line costs if its person is told today, or was told already."""
    place = place_of(standing, next(iter(roster_of([line]))))
    line.cost_pence, line.rest_minutes = place.cost.pence, place.cost.rest_minutes
    line.pay = place.pay


def _is(line: RosterLine, patrol_id: UUID, worker_id: UUID) -> bool:
    return line.patrol_id == patrol_id and line.worker_id == worker_id


def _open(roster: Roster, by: Actor, expected_version: int) -> Roster:
    """The draft, locked."""
    require(by, PLAN_ROSTER, area_id=roster.area_id)
    locked_area(roster.area)
    current = steps.locked(roster)
    rules.ROSTER.check_can(current.state, "publish")
    if current.version != expected_version:
        raise Collision(current)
    return current


def _checked(roster: Roster, lines: Iterable[RosterLine], by: Actor, now: datetime) -> Standing:
    """How things stand, if the lines break no rule and the draft is not overtaken."""
    today = day_of(now)
    standing = standing_of(
        roster.area, roster.from_date, roster.until_date, visible_to=by, today=today
    )
    rules.check_basis(roster.basis, standing.basis)
    wanted = roster_of(lines)
    unknown = [each for each in wanted if each.person not in standing.workers]
    if unknown or any(each.patrol not in standing.patrols for each in wanted):
        raise NotNow(_("Choose a person of the pool and a night of this roster."))
    steps.check_lawful(standing, breaches_now(standing, wanted))
    return standing


def _changed(
    roster: Roster,
    standing: Standing,
    lines: Iterable[RosterLine],
    *,
    by: Actor,
    now: datetime,
    action: str,
) -> Roster:
    """Count again what a change by hand makes of the draft; nothing is proven of it any more."""
    wanted = roster_of(lines)
    _keep_gaps(roster, gaps(standing.problem, wanted))
    steps.count_up(roster, now, score=score_now(standing, wanted), bounds={})
    steps.note(roster, action, by, now, ("lines",))
    return roster


def _keep_gaps(roster: Roster, found: Iterable[Gap]) -> None:
    """The posts that are empty now, with what was worked out of those that were."""
    known = {(str(each.patrol_id), each.duty): each for each in roster.empty_posts.all()}
    wanted = {(each.patrol, str(each.duty)): each for each in found}
    for key, post in known.items():
        if key not in wanted:
            post.delete()
    for key, gap in wanted.items():
        if key not in known:
            EmptyPost.objects.create(
                roster=roster, patrol_id=gap.patrol, duty=gap.duty, missing=gap.missing
            )
        elif known[key].missing != gap.missing:
            EmptyPost.objects.filter(id=known[key].id).update(missing=gap.missing)
