"""What the state of an application allows, what each step opens and ends, and how a period is
counted. Pure.

A period that "begins with" a day counts that day as its first; one "from" or "of" a day begins the
day after. The law's periods are calendar days and do not move when they end on a weekend, so the
last working day before is told beside it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.calculations.holidays import is_working_day, working_days_after
from wayside.support.homelessness.vocabulary import AppState, Milestone, Standing, Unit
from wayside.web.states import Machine, NotNow, Transition, Words

State = AppState
COUNCIL = _("The council; a worker notes it")
WORKER = _("A worker to whom the record is open, with this person")
RUNNING = (
    State.APPLIED,
    State.PREVENTION,
    State.RELIEF,
    State.RELIEF_OVER,
    State.MAIN,
    State.REFUSED,
    State.REVIEW,
    State.UPHELD,
    State.APPEAL,
)
DUTIES = (State.APPLIED, State.PREVENTION, State.RELIEF, State.RELIEF_OVER, State.MAIN)
PLANNED = (State.PREVENTION, State.RELIEF)
OFFERING = (State.PREVENTION, State.RELIEF, State.RELIEF_OVER, State.MAIN)
APPLICATION = Machine(
    slug="support.application",
    name=_("An application as homeless"),
    initial=State.APPLIED,
    transitions=(
        Transition(
            State.APPLIED, "prevent", State.PREVENTION, COUNCIL, _("Prevention duty accepted")
        ),
        *(
            Transition(each, "relieve", State.RELIEF, COUNCIL, _("Relief duty accepted"))
            for each in (State.APPLIED, State.PREVENTION)
        ),
        Transition(
            State.RELIEF, "end_relief", State.RELIEF_OVER, COUNCIL, _("Relief duty ended, no home")
        ),
        *(
            Transition(each, "owe", State.MAIN, COUNCIL, _("Main housing duty accepted"))
            for each in (State.RELIEF, State.RELIEF_OVER)
        ),
        *(
            Transition(each, verb, target, owner, label)
            for each in DUTIES
            for verb, target, owner, label in (
                ("refuse", State.REFUSED, COUNCIL, _("No duty, or the duty ended, in writing")),
                ("secure", State.HOUSED, WORKER, _("A home was found or kept")),
            )
        ),
        Transition(State.REFUSED, "ask_review", State.REVIEW, WORKER, _("Review requested")),
        Transition(State.REVIEW, "uphold", State.UPHELD, COUNCIL, _("The review changed nothing")),
        Transition(
            State.REVIEW,
            "prevent_again",
            State.PREVENTION,
            COUNCIL,
            _("Review: prevention duty owed"),
        ),
        Transition(
            State.REVIEW, "restore_relief", State.RELIEF, COUNCIL, _("Review: relief duty owed")
        ),
        Transition(
            State.REVIEW, "restore_main", State.MAIN, COUNCIL, _("Review: main housing duty owed")
        ),
        Transition(State.UPHELD, "appeal", State.APPEAL, WORKER, _("Appeal brought")),
        Transition(
            State.APPEAL, "quash", State.REVIEW, COUNCIL, _("The court: review it once more")
        ),
        Transition(State.APPEAL, "dismiss", State.CLOSED, COUNCIL, _("The court: it stands")),
        *(
            Transition(each, "close", State.CLOSED, WORKER, _("Leave it at that"))
            for each in (State.REFUSED, State.UPHELD)
        ),
        *(
            Transition(
                each,
                "withdraw",
                State.WITHDRAWN,
                WORKER,
                _("This person wants it no more"),
            )
            for each in RUNNING
        ),
        *(
            Transition(each, verb, each, owner, label)
            for each in PLANNED
            for verb, owner, label in (
                ("review_steps", WORKER, _("Review of the plan’s steps requested")),
                ("steps_reviewed", COUNCIL, _("Review of the plan’s steps decided")),
            )
        ),
        *(
            Transition(each, "offer", each, COUNCIL, _("A home was offered in writing"))
            for each in OFFERING
        ),
        *(
            Transition(each, verb, target, owner, label)
            for each in (*OFFERING, State.HOUSED)
            for verb, target, owner, label in (
                ("ask_suitable", each, WORKER, _("Review requested: is the home suitable?")),
                ("suitable", each, COUNCIL, _("Review: the home is suitable")),
                (
                    "unsuitable",
                    State.MAIN if each == State.HOUSED else each,
                    COUNCIL,
                    _("Review: the home is not suitable"),
                ),
            )
        ),
    ),
    ends=frozenset({State.CLOSED, State.WITHDRAWN}),
)
M = Milestone
REMIND_BEFORE = timedelta(days=7)
# What each step starts to count, and what is over with it
OPENS: dict[str, tuple[Milestone, ...]] = {
    "prevent": (M.PREVENTION, M.PLAN),
    "relieve": (M.RELIEF, M.PLAN),
    "end_relief": (M.MAIN_DECISION,),
    "refuse": (M.REVIEW_REQUEST,),
    "ask_review": (M.REVIEW_DECISION,),
    "quash": (M.REVIEW_DECISION,),
    "uphold": (M.APPEAL,),
    "prevent_again": (M.PREVENTION,),
    "restore_relief": (M.RELIEF,),
    "review_steps": (M.STEPS_REVIEW,),
    "offer": (M.SUITABLE_REQUEST,),
    "ask_suitable": (M.SUITABLE_REVIEW,),
    "suitable": (M.APPEAL,),
}
DECIDED = frozenset({M.REVIEW_DECISION, M.SHORT_REVIEW})
SUITABLE = frozenset({M.SUITABLE_REQUEST, M.SUITABLE_REVIEW})
ENDS: dict[str, frozenset[Milestone]] = {
    "prevent": frozenset({M.NOTIFIED}),
    "relieve": frozenset({M.NOTIFIED, M.PREVENTION}),
    "end_relief": frozenset({M.RELIEF}),
    "owe": frozenset({M.RELIEF, M.MAIN_DECISION}),
    "refuse": frozenset(M) - {M.REVIEW_REQUEST},
    "ask_review": frozenset({M.REVIEW_REQUEST}),
    "uphold": DECIDED,
    "prevent_again": DECIDED,
    "restore_relief": DECIDED,
    "restore_main": DECIDED,
    "steps_reviewed": frozenset({M.STEPS_REVIEW}),
    "ask_suitable": frozenset({M.SUITABLE_REQUEST}),
    "suitable": frozenset({M.SUITABLE_REVIEW}),
    "unsuitable": frozenset({M.SUITABLE_REVIEW}),
    "appeal": frozenset({M.APPEAL}),
}
# Those that somebody does or leaves; the others are over with the step that ends them
BY_HAND = frozenset({M.INTERIM, M.PLAN, M.SUITABLE_REQUEST, M.APPEAL})
ONCE = frozenset({M.INTERIM, M.PLAN})
# Steps beside where an application stands: what must run for one, and what must not run yet
NEEDS = {
    "steps_reviewed": M.STEPS_REVIEW,
    "ask_suitable": M.SUITABLE_REQUEST,
    "suitable": M.SUITABLE_REVIEW,
    "unsuitable": M.SUITABLE_REVIEW,
}
NOT_TWICE = {
    "review_steps": M.STEPS_REVIEW,
    "offer": M.SUITABLE_REQUEST,
    "ask_suitable": M.SUITABLE_REVIEW,
}
BESIDE = frozenset({*NEEDS, *NOT_TWICE})


@dataclass(frozen=True, slots=True)
class Period:
    """How long, counted how, of a row that an agency may set. It is not the period of
    ``safeguarding.paths``, which stands in a file with its source and may be in hours: that one
    never counts its first day, and the housing law often does. Both count working days by
    ``calculations.holidays``."""

    days: int
    unit: str = Unit.DAYS
    first_day_counts: bool = False


def due_date(begins: date, period: Period) -> date:
    """The last day of a period."""
    if period.unit == Unit.WORKING_DAYS:
        return working_days_after(begins, period.days)
    counted = period.days - 1 if period.first_day_counts and period.days else period.days
    return begins + timedelta(days=counted)


def last_working_day(day: date) -> date:
    """The day itself, or the working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def remind_date(begins: date, due: date) -> date:
    """From when on a worker is reminded: a week before the last working day of a period."""
    return max(begins, last_working_day(due) - REMIND_BEFORE)


def is_threatened(leaves: date, period: Period, *, on: date) -> bool:
    """Whether a home that is likely to be lost on a day is lost within the period."""
    return leaves <= due_date(on, period)


def steps_now(state: str, running: Collection[str]) -> tuple[Transition, ...]:
    """The steps from a state, while this is counted."""
    return tuple(each for each in APPLICATION.steps_from(state) if is_open(each.verb, running))


def is_open(verb: str, running: Collection[str]) -> bool:
    """Whether what a step answers is asked, and what it asks is not asked already."""
    return (NEEDS.get(verb) in running or verb not in NEEDS) and NOT_TWICE.get(verb) not in running


def check_open(verb: str, running: Collection[str]) -> None:
    """Raises:
    NotNow: nothing was asked that this would answer, or it was asked already.
    """
    if not is_open(verb, running):
        raise NotNow(_("Nothing was asked that this answers, or it was asked already."))


def words_of(verb: str, state: str) -> Words:
    """A step in words: where it led, or what happened where it stayed."""
    if verb not in BESIDE:
        return State(state).label
    return next(each.label for each in APPLICATION if each.verb == verb)


def opened_by(verb: str, standing: str, *, ended: str = "") -> tuple[Milestone, ...]:
    """What a step starts to count. While a section 21 notice stands, the prevention duty does not
    end with its days (section 195(6)); a review of the end of that duty is decided sooner.

    Args:
        ended: where the application stood before the duty was ended that a review is about.
    """
    if verb == "ask_review" and ended == State.PREVENTION:
        return (M.SHORT_REVIEW,)
    found = OPENS.get(verb, ())
    if standing == Standing.SECTION_21:
        return tuple(each for each in found if each != M.PREVENTION)
    return found


def ended_by(verb: str, target: str) -> frozenset[Milestone]:
    """What is over with a step; with the end of the application all of it is."""
    if target == State.HOUSED:
        return ENDS.get(verb, frozenset(M) - SUITABLE)
    return ENDS.get(verb, frozenset()) if target in RUNNING else frozenset(M)


def check_day(day: date, *, since: date, today: date) -> None:
    """Raises:
    NotNow: it is a day to come, or before what it follows.
    """
    if day > today:
        raise NotNow(_("This day is still to come. Note it once it has happened."))
    if day < since:
        raise NotNow(_("That is before the step it follows. Look at the dates again."))


def check_review(asked: date, last: date | None, *, allowed_late: bool) -> None:
    """Raises:
    NotNow: the time to request a review is over, and the council did not allow longer.
    """
    if last is not None and asked > last and not allowed_late:
        raise NotNow(
            _(
                "The time to request a review is over. A council may allow longer, in writing: say "
                "so if it did."
            )
        )
