"""Asking for a roster, keeping what was worked out, publishing it or throwing it away.

Whoever changes who stands where locks the area's row first, so that two coordinators, or a
coordinator and an officer who withdraws, act one after the other and the later one sees it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.partners.models import Area
from wayside.patrols.models import EmptyPost, Patrol, Posting, Roster, RosterLine, RosterLoad
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.staffing import rules
from wayside.patrols.staffing.actions import steps, telling
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.patrols.staffing.queries import Standing, locked_area, standing_of
from wayside.patrols.staffing.solving import Found, Place, breaches_now, places_of, roster_of
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.vocabulary import PostingState
from wayside.web.clock import day_of
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

WORKED_OUT_AGAIN = "The roster was worked out again."


@transaction.atomic
def ask_roster(
    *,
    area: Area,
    first: date,
    by: Actor,
    now: datetime,
    weeks: int = rules.WEEKS_AHEAD,
    after: Roster | None = None,
) -> Roster:
    """Ask for a roster of so many weeks; the locked places of the draft ``after`` are kept. One
    that is being worked out already is not asked for twice.

    Raises:
        NotNow: no night is left to be staffed in that time.
    """
    require(by, PLAN_ROSTER, area_id=area.id)
    last = first + timedelta(weeks=weeks, days=-1)
    nights = Patrol.objects.filter(
        week__area=area, date__range=(first, last), state__in=BEFORE_GOING_OUT
    )
    if not nights.exists():
        raise NotNow(_("There is no night to staff in that time. Make the nights first."))
    same = {"area": locked_area(area), "from_date": first, "until_date": last}
    waiting = Roster.objects.filter(**same, state=RosterState.WAITING).first()
    if waiting is not None and after is None:
        return waiting
    made = Roster.objects.create(
        area=area,
        from_date=first,
        until_date=last,
        asked_by_id=by.person_id,
        created_at=now,
        updated_at=now,
    )
    if after is not None and after.area_id == area.id:
        kept = RosterLine.objects.filter(roster=after, is_locked=True)
        RosterLine.objects.bulk_create(
            RosterLine(
                roster=made,
                patrol_id=each.patrol_id,
                worker_id=each.worker_id,
                duty=each.duty,
                is_locked=True,
            )
            for each in kept
        )
    fields = ("from_date", "until_date")
    steps.note(made, "patrols.ask_roster", by, now, fields, operation=Operation.COLLECTION)
    return made


@transaction.atomic
def finish_roster(*, roster: Roster, found: Found, by: Actor, now: datetime) -> Roster:
    """Keep what was worked out as a draft; a roster discarded meanwhile stays discarded."""
    require(by, PLAN_ROSTER, area_id=roster.area_id)
    current = steps.locked(roster)
    if not rules.ROSTER.can(current.state, "finish"):
        return current
    current.lines.all().delete()
    _write_lines(current, found.places)
    RosterLoad.objects.bulk_create(
        RosterLoad(
            roster=current,
            worker_id=each.person,
            weeks=each.weeks,
            patrols=each.patrols,
            weekends=each.weekends,
            rest_breaches=each.rest_breaches,
            rest_days_worked=each.rest_days_worked,
            hours=each.hours,
        )
        for each in found.loads
    )
    EmptyPost.objects.bulk_create(
        EmptyPost(roster=current, patrol_id=each.patrol, duty=each.duty, missing=each.missing)
        for each in found.gaps
    )
    step = rules.ROSTER.check_can(current.state, "finish")
    steps.count_up(
        current,
        now,
        state=step.target,
        score=found.score,
        bounds=found.bounds,
        basis=found.basis,
        seconds=found.seconds,
        finished_at=now,
    )
    steps.note(current, "patrols.finish_roster", by, now, ("state", "score"))
    return current


@transaction.atomic
def fail_roster(*, roster: Roster, why: str, by: Actor, now: datetime) -> Roster:
    """Keep why a roster could not be worked out."""
    require(by, PLAN_ROSTER, area_id=roster.area_id)
    current = steps.locked(roster)
    if rules.ROSTER.can(current.state, "fail"):
        step = rules.ROSTER.check_can(current.state, "fail")
        steps.count_up(current, now, state=step.target, told=why[:1000], finished_at=now)
        steps.note(current, "patrols.fail_roster", by, now, ("state",))
    return current


@transaction.atomic
def explain_post(*, post: EmptyPost, content: dict[str, Any], by: Actor, now: datetime) -> None:
    """Keep why a post stays empty and what would help."""
    require(by, PLAN_ROSTER, area_id=post.roster.area_id)
    EmptyPost.objects.filter(id=post.id).update(content=content)
    steps.note(post.roster, "patrols.explain_post", by, now, ("empty_posts",))


@transaction.atomic
def publish_roster(
    *, roster: Roster, by: Actor, now: datetime, expected_version: int
) -> tuple[Posting, ...]:
    """Publish a draft: everybody whose place changes is told today. The new and changed
    postings.

    Raises:
        NotNow: a night or somebody's place changed since the draft was worked out, a rule would
            now be broken, or it is no draft; the text says which.
        Collision: somebody changed the draft since it was looked at.
    """
    require(by, PLAN_ROSTER, area_id=roster.area_id)
    area = locked_area(roster.area)
    current = steps.locked(roster)
    if current.version != expected_version:
        raise Collision(current)
    step = rules.ROSTER.check_can(current.state, "publish")
    today = day_of(now)
    lines = list(current.lines.all())
    standing = standing_of(
        area, current.from_date, current.until_date, visible_to=by, today=today, lines=lines
    )
    rules.check_basis(current.basis, standing.basis)
    steps.check_lawful(standing, breaches_now(standing, roster_of(lines)))
    changed = _carry_out(standing, lines, by, now)
    steps.count_up(current, now, state=step.target, settled_by_id=by.person_id, settled_at=now)
    steps.note(
        current, "patrols.publish_roster", by, now, ("state", "postings"), count=len(changed)
    )
    return changed


@transaction.atomic
def discard_roster(
    *, roster: Roster, by: Actor, now: datetime, expected_version: int | None = None
) -> Roster:
    """Throw a draft away. Nobody was told of it.

    Raises:
        NotNow: it is published or discarded already.
        Collision: somebody changed the draft since it was looked at.
    """
    require(by, PLAN_ROSTER, area_id=roster.area_id)
    current = steps.locked(roster)
    if expected_version is not None and current.version != expected_version:
        raise Collision(current)
    step = rules.ROSTER.check_can(current.state, "discard")
    steps.count_up(current, now, state=step.target, settled_by_id=by.person_id, settled_at=now)
    steps.note(current, "patrols.discard_roster", by, now, ("state",))
    return current


def _write_lines(roster: Roster, places: Iterable[Place]) -> None:
    RosterLine.objects.bulk_create(
        RosterLine(
            roster=roster,
            patrol_id=each.patrol_id,
            worker_id=each.worker_id,
            duty=each.duty,
            is_locked=each.is_locked,
            cost_pence=each.cost.pence,
            rest_minutes=each.cost.rest_minutes,
            pay=each.pay,
        )
        for each in places
    )


def _carry_out(
    standing: Standing, lines: list[RosterLine], by: Actor, now: datetime
) -> tuple[Posting, ...]:
    """Make the published postings what the draft says, and tell whom it changes something for."""
    before = {(each.patrol_id, each.worker_id): each for each in standing.postings}
    locks = {(each.patrol_id, each.worker_id): each.is_locked for each in lines}
    wanted = {
        (each.patrol_id, each.worker_id): each for each in places_of(standing, roster_of(lines))
    }
    gone = [posting for key, posting in before.items() if key not in wanted]
    for posting in gone:
        steps.count_up(
            posting, now, state=PostingState.WITHDRAWN, withdrawn_because=WORKED_OUT_AGAIN
        )
    changed = []
    for key, place in wanted.items():
        old = before.get(key)
        if old is None:
            changed.append(_told(place, is_locked=locks[key], now=now))
        elif old.duty != place.duty or old.is_locked != locks[key]:
            moved = old.duty != place.duty
            steps.count_up(old, now, duty=place.duty, is_locked=locks[key])
            changed += [old] if moved else []
    telling.tell_all(standing, changed, gone, by=by, now=now)
    touched = dict.fromkeys(str(each.patrol_id) for each in (*changed, *gone))
    telling.ask_risk_again([standing.patrols[each] for each in touched], by, now)
    return tuple(changed)


def _told(place: Place, *, is_locked: bool, now: datetime) -> Posting:
    return Posting.objects.create(
        patrol_id=place.patrol_id,
        worker_id=place.worker_id,
        duty=place.duty,
        state=PostingState.PUBLISHED,
        is_locked=is_locked,
        told_date=day_of(now),
        cost_pence=place.cost.pence,
        rest_minutes=place.cost.rest_minutes,
        pay=place.pay,
        created_at=now,
        updated_at=now,
    )
