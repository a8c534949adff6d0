"""A night and its check-ins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.patrols.models import CheckIn, Patrol
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import queries, rules
from wayside.patrols.risk.presenters.assessments import clocks
from wayside.patrols.vocabulary import Duty
from wayside.web.components.text import Colour

Words = str | Promise


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """One check-in of a night."""

    id: Any
    time: str
    words: str
    colour: Colour
    is_alarm: bool


@dataclass(frozen=True, slots=True)
class NightPage:
    """A night on the phone."""

    name: str
    hours: str
    state: Words
    is_out: bool
    is_told_next: bool
    waits_to_go: bool
    is_mine: bool
    next_time: str
    can_check_in: bool
    rows: tuple[CheckInRow, ...]
    contacts: str
    incident_number: str


def night_page(
    patrol: Patrol, check_ins: Sequence[CheckIn], *, actor: Actor, now: datetime
) -> NightPage:
    """The night as its officers, and those who answer for it, see it."""
    mine = queries.own_place(patrol, visible_to=actor)
    open_ones = [each for each in check_ins if each.made_at is None]
    following = open_ones[0] if open_ones else None
    is_out = patrol.state == "out"
    known = queries.approved(patrol)
    gone = getattr(patrol, "going_out", None)
    officer = mine is not None and mine.duty != Duty.PARTNER
    return NightPage(
        name=patrol_name(patrol),
        hours=hours_in_words(patrol.hours),
        state=patrol.get_state_display(),
        is_out=is_out,
        is_told_next=is_out and following is None,
        waits_to_go=patrol.state == "briefed",
        is_mine=officer,
        next_time=clocks((following.due_at,)) if following else "",
        can_check_in=bool(is_out and following and rules.may_check_in(following.due_at, now)),
        rows=tuple(check_in_row(each, now) for each in check_ins),
        contacts=known.contacts if known else "",
        incident_number=gone.incident_number if gone else "",
    )


def check_in_row(check_in: CheckIn, now: datetime) -> CheckInRow:
    """One check-in with what came of it."""
    alarm = check_in.missed_at is not None and check_in.settled_at is None
    words, colour = _fate(check_in, now)
    return CheckInRow(check_in.id, clocks((check_in.due_at,)), words, colour, alarm)


def _fate(check_in: CheckIn, now: datetime) -> tuple[str, Colour]:
    made = clocks((check_in.made_at,)) if check_in.made_at else ""
    if check_in.missed_at and check_in.settled_at is None:
        late = (
            _("Alarm: checked in late, at %s; not settled") % made if made else _("Alarm: missed")
        )
        return late, "red"
    if check_in.settled_at:
        return _("Missed; settled"), "grey"
    if made:
        return _("Safe at %s") % made, "green"
    return (_("Due now"), "yellow") if check_in.due_at <= now else (_("To come"), "grey")
