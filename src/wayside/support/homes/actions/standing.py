"""Takes a step of a home: its state, what is due next, the step itself, and what the agency that
keeps it sees."""

from datetime import date, datetime, timedelta

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.people.actions import check_open
from wayside.support.homelessness.vocabulary import Milestone
from wayside.support.homes import queries
from wayside.support.homes.permissions import KEEP_HOMES
from wayside.support.homes.rules import GONE, HOME
from wayside.support.homes.vocabulary import HomeState, ReviewState
from wayside.support.models import Home, HomeMove, KeptHome, KeptRisk
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned

LOOK_AGAIN = timedelta(days=7)


def check_may_write(home: Home, expected_version: int, by: Actor) -> Home:
    """The home as it stands now, which nobody else changes meanwhile.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else wrote it since.
    """
    require(by, KEEP_HOMES)
    check_open(home.subject_id)
    held = queries.locked(home.id)
    if held.version != expected_version:
        raise Collision(held)
    return held


def advance(
    home: Home,
    verb: str,
    *,
    on: date,
    by: Actor,
    now: datetime,
    words: str = "",
    fields: tuple[str, ...] = (),
) -> None:
    """Take the step in the table, with what else it writes."""
    home.state = HOME.check_can(home.state, verb).target
    home.step_date = on
    home.due_date = _due(home, on=on, today=day_of(now))
    save_versioned(
        home,
        expected_version=home.version,
        now=now,
        fields=("state", "step_date", "due_date", *fields),
    )
    note(home, verb, on=on, by=by, now=now, words=words)
    show_keeper(home, now=now)


def note(home: Home, verb: str, *, on: date, by: Actor, now: datetime, words: str = "") -> None:
    """Write the step down."""
    HomeMove(
        home=home,
        subject_id=home.subject_id,
        controller_id=home.controller_id,
        verb=verb,
        state=home.state,
        cause=home.cause if verb == "evict" else "",
        words=words,
        on_date=on,
        at=now,
        by_id=by.member_id,
    ).save(force_insert=True)


def show_keeper(home: Home, *, now: datetime) -> None:
    """Bring what the agency that keeps the home sees up to date: dates and categories alone."""
    kept = KeptHome.objects.filter(home=home).first()
    if kept is None:
        return
    waiting = home.reviews.exclude(state=ReviewState.CONCLUDED).select_related("notice")
    first = waiting.order_by("due_date", "id").first()
    kept.review_due_date = first.due_date if first else None
    kept.notice_ends_date = first.notice.ends_date if first else None
    kept.ended_date = home.ended_date
    fields = ("review_due_date", "notice_ends_date", "ended_date")
    save_versioned(kept, expected_version=kept.version, now=now, fields=fields)
    for each in home.risks.all():
        shown = KeptRisk.objects.filter(risk=each).first() or KeptRisk(risk=each, kept=kept)
        shown.controller_id, shown.keeper_id = kept.controller_id, kept.keeper_id
        shown.category, shown.level = each.category, each.level
        shown.since_date, shown.ended_date = each.since_date, each.ended_date
        shown.save(force_insert=shown._state.adding)


def _due(home: Home, *, on: date, today: date) -> date | None:
    if home.state == HomeState.LIVING:
        since = home.moved_in_date or on
        return queries.day_by(home.controller_id, Milestone.SETTLED, since=since)
    if home.state == HomeState.AT_RISK:
        return today + LOOK_AGAIN
    return on if home.state in GONE else None
