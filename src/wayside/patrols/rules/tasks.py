"""What is done, what is next and what blocks, as rows that later steps join."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.patrols.rules.machines import COORDINATOR
from wayside.patrols.vocabulary import WeekState
from wayside.web.states import NotNow

Words = str | Promise


class Status(StrEnum):
    """Where a task stands."""

    DONE = "done"
    NEXT = "next"
    BLOCKED = "blocked"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PatrolFacts:
    """What the rules need to know of a patrol that still stands."""

    name: str
    places: int
    left_out: int
    ends_at: datetime
    awaits_return: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of a week. ``done_by`` tells who did a step, by its slug."""

    state: str
    now: datetime
    has_ranking: bool = False
    patrols: tuple[PatrolFacts, ...] = ()
    open_comments: int = 0
    done_by: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the page's list."""

    slug: str
    title: Words
    status: Status
    owner: Words
    done_by: str = ""
    blocks: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    slug: str
    title: Words
    owner: Words
    is_done: Callable[[Facts], bool]
    blocks: Callable[[Facts], tuple[Words, ...]]


def plan_blocks(facts: Facts) -> tuple[Words, ...]:
    """What stands in the way of setting the week as planned."""
    if not facts.patrols:
        return (_("There is no patrol yet."),)
    found: list[Words] = []
    for patrol in facts.patrols:
        if not patrol.places:
            found.append(_("%(patrol)s has no place yet.") % {"patrol": patrol.name})
        elif patrol.left_out:
            found.append(
                _("%(patrol)s has no time for %(count)s of its places.")
                % {"patrol": patrol.name, "count": patrol.left_out}
            )
    return tuple(found)


def close_blocks(facts: Facts) -> tuple[Words, ...]:
    """What stands in the way of closing the week."""
    found: list[Words] = [
        _("%(patrol)s is not over yet.") % {"patrol": patrol.name}
        for patrol in facts.patrols
        if patrol.ends_at > facts.now
    ]
    found.extend(
        _("%(patrol)s has no return yet. File it, or cancel the patrol if it did not go out.")
        % {"patrol": patrol.name}
        for patrol in facts.patrols
        if patrol.awaits_return and patrol.ends_at <= facts.now
    )
    found.extend(_unanswered(facts))
    return tuple(found)


def check_can_plan(facts: Facts) -> None:
    """Raise unless the week is ready to be set as planned.

    Raises:
        NotNow: with everything that blocks, in one text.
    """
    _check(plan_blocks(facts))


def check_can_close(facts: Facts) -> None:
    """Raise unless the week can be closed.

    Raises:
        NotNow: with everything that blocks, in one text.
    """
    _check(close_blocks(facts))


def _check(blocks: tuple[Words, ...]) -> None:
    if blocks:
        raise NotNow(" ".join(str(each) for each in blocks))


def _unanswered(facts: Facts) -> tuple[Words, ...]:
    if not facts.open_comments:
        return ()
    if facts.open_comments == 1:
        return (_("One comment waits for an answer."),)
    return (_("%(count)s comments wait for an answer.") % {"count": facts.open_comments},)


def _nothing(_facts: Facts) -> tuple[Words, ...]:
    return ()


def _ranking_missing(facts: Facts) -> tuple[Words, ...]:
    if facts.has_ranking or facts.patrols:
        return ()
    return (_("There is no recorded crime to rank places from. Own places can still be added."),)


def _has_left_review(facts: Facts) -> bool:
    return facts.state != WeekState.REVIEW


def _places_chosen(facts: Facts) -> bool:
    return bool(facts.patrols) and not plan_blocks(facts)


# The order of the work. Risk assessment, staffing, briefing and return come between planning
# and closing, each a row with its own owner.
STEPS = (
    _Step("start", _("Start the week"), COORDINATOR, lambda _facts: True, _nothing),
    _Step(
        "choose",
        _("Choose nights and places"),
        COORDINATOR,
        _places_chosen,
        _ranking_missing,
    ),
    _Step(
        "answer",
        _("Hear ward sergeants and partners"),
        COORDINATOR,
        lambda facts: (
            facts.state == WeekState.CLOSED or (_has_left_review(facts) and not facts.open_comments)
        ),
        _unanswered,
    ),
    _Step("plan", _("Set the week as planned"), COORDINATOR, _has_left_review, plan_blocks),
    _Step(
        "close",
        _("Close the week"),
        COORDINATOR,
        lambda facts: facts.state == WeekState.CLOSED,
        close_blocks,
    ),
)


def tasks(facts: Facts) -> tuple[Task, ...]:
    """The week's steps. The first that is neither done nor blocked is next."""
    rows: list[Task] = []
    next_given = False
    for step in STEPS:
        blocks: tuple[Words, ...] = ()
        if step.is_done(facts):
            status = Status.DONE
        elif step.slug == "close" and not _has_left_review(facts):
            status = Status.LATER
        else:
            blocks = step.blocks(facts)
            status = _status(bool(blocks), next_given)
            next_given = next_given or status == Status.NEXT
        done_by = facts.done_by.get(step.slug, "") if status == Status.DONE else ""
        rows.append(Task(step.slug, step.title, status, step.owner, done_by, blocks))
    return tuple(rows)


def _status(blocked: bool, next_given: bool) -> Status:
    if blocked:
        return Status.BLOCKED
    return Status.LATER if next_given else Status.NEXT
