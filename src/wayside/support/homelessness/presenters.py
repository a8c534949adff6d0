"""An application in words, colours, what is due of it and the steps that may follow."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.calculations.holidays import is_public_holiday, is_working_day
from wayside.support.homelessness import rules
from wayside.support.homelessness.vocabulary import AppState, Milestone, Priority, Standing
from wayside.support.models import (
    ApplicationMilestone,
    ApplicationMove,
    HousingApplication,
    StatutoryPeriod,
)
from wayside.web.components.text import Colour
from wayside.web.states import Words

COLOURS: dict[str, Colour] = {
    AppState.HOUSED: "green",
    AppState.REFUSED: "orange",
    AppState.UPHELD: "orange",
    AppState.CLOSED: "grey",
    AppState.WITHDRAWN: "grey",
}


@dataclass(frozen=True, slots=True)
class ShownMilestone:
    """Something due, what to know of its day, and whether somebody notes it by hand."""

    milestone: ApplicationMilestone
    note: str
    is_late: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class ShownApplication:
    """Where it stands, and what the law says of how somebody stood."""

    application: HousingApplication
    colour: Colour
    notes: tuple[str, ...]
    goes_on: bool
    has_steps: bool


def shown(
    held: HousingApplication,
    *,
    running: Collection[str],
    abuse_is_priority: bool,
    days_if_early: int | None,
) -> ShownApplication:
    """The whole of it."""
    notes = []
    if held.priority == Priority.ABUSE:
        notes.append(
            _("Priority need follows from the domestic abuse: nothing more has to be shown.")
            if abuse_is_priority
            else _("On the day they applied, domestic abuse alone did not give priority need.")
        )
    if held.standing == Standing.SECTION_21 and held.state == AppState.PREVENTION:
        notes.append(
            _("While the section 21 notice stands, the prevention duty does not end with its days.")
        )
    if days_if_early is not None:
        notes.append(
            _(
                "The home is likely to be lost more than %(days)d days after they applied: the "
                "council need not accept the prevention duty yet, but gives advice."
            )
            % {"days": days_if_early}
        )
    return ShownApplication(
        held,
        COLOURS.get(held.state, "blue"),
        tuple(notes),
        held.state in rules.RUNNING,
        bool(rules.steps_now(held.state, running)),
    )


def of_moves(found: Iterable[ApplicationMove]) -> tuple[tuple[ApplicationMove, Words], ...]:
    """Each step, in words."""
    return tuple((each, rules.words_of(each.verb, each.state)) for each in found)


def of_milestones(
    found: Iterable[ApplicationMilestone], *, today: date
) -> tuple[ShownMilestone, ...]:
    """What is or was due."""
    return tuple(
        ShownMilestone(
            each,
            "" if each.done_date else day_note(each.due_date),
            each.done_date is None and each.due_date < today,
            each.done_date is None and each.milestone in rules.BY_HAND,
        )
        for each in found
    )


def day_note(day: date) -> str:
    """What to know of a last day on which offices are closed."""
    if is_working_day(day):
        return ""
    before = format_date(rules.last_working_day(day), "l j F")
    if is_public_holiday(day):
        words = _("That is a bank holiday, and the law's days do not wait: act by %(day)s.")
        return words % {"day": before}
    words = _("That is a %(weekday)s, and the law's days do not wait: act by %(day)s.")
    return words % {"weekday": format_date(day, "l"), "day": before}


def length(row: StatutoryPeriod) -> str:
    """How long, in words."""
    if row.milestone == Milestone.ABUSE_PRIORITY:
        return _("for applications since this day")
    if not row.days:
        return _("at once")
    said = f"{row.days} {row.get_unit_display()}"
    return _("%(days)s, the first day included") % {"days": said} if row.first_day_counts else said
