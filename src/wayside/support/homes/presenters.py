"""Homes in words, colours and the steps that may follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.support.gaps.rules import FEWEST, protected
from wayside.support.homes import rules
from wayside.support.homes.actions import HomeCounts, OpenedHomes
from wayside.support.homes.vocabulary import HomeState, ReviewState, RiskLevel
from wayside.support.models import Home, HomeMove, HomeNotice, HomeRisk, KeptHome, KeptRisk
from wayside.web.components.text import Colour
from wayside.web.states import Transition, Words

COLOURS: dict[str, Colour] = {
    HomeState.LIVING: "green",
    HomeState.SUSTAINED: "green",
    HomeState.AT_RISK: "orange",
    HomeState.EVICTED: "red",
    HomeState.LOST: "red",
    HomeState.LEFT: "grey",
    HomeState.MOVED_ON: "grey",
    HomeState.REHOUSED: "grey",
    HomeState.NOT_MOVED: "grey",
    HomeState.CLOSED: "grey",
}
OF_REVIEW: dict[str, Colour] = {ReviewState.OPENED: "red", ReviewState.HELD: "orange"}
OF_LEVEL: dict[int, Colour] = {RiskLevel.SOME: "yellow", RiskLevel.SERIOUS: "orange"}
ROWS = (
    ("about", gettext_lazy("About to move in")),
    ("living", gettext_lazy("Live in a home now")),
    ("at_risk", gettext_lazy("Of these, at risk")),
    ("lost", gettext_lazy("Lost a home: evicted or another way")),
    ("rehoused", gettext_lazy("Of these, re-housed since")),
)
KNOWN_OF_THE_PAST = ("living", "lost")


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """One notice, and how its review stands."""

    notice: HomeNotice
    colour: Colour
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShownHome:
    """One home with its risks, notices and steps, and what may be noted of it."""

    home: Home
    colour: Colour
    risks: tuple[tuple[HomeRisk, Colour], ...]
    notices: tuple[ShownNotice, ...]
    moves: tuple[HomeMove, ...]
    steps: tuple[Transition, ...]
    is_lived_in: bool
    may_be_seen: bool


@dataclass(frozen=True, slots=True)
class ShownKept:
    """A home as the agency that keeps it sees it."""

    kept: KeptHome
    risks: tuple[tuple[KeptRisk, Colour], ...]


def shown(opened: OpenedHomes) -> tuple[ShownHome, ...]:
    """Each home."""
    return tuple(
        ShownHome(
            each,
            COLOURS.get(each.state, "blue"),
            tuple(
                (risk, "grey" if risk.ended_date else OF_LEVEL.get(risk.level, "red"))
                for risk in opened.risks
                if risk.home_id == each.id
            ),
            tuple(_notice(one) for one in opened.notices if one.home_id == each.id),
            tuple(move for move in opened.moves if move.home_id == each.id),
            steps_of(each),
            each.state in rules.LIVED_IN,
            each.keeper_id is not None and each.ended_date is None,
        )
        for each in opened.homes
    )


def steps_of(home: Home) -> tuple[Transition, ...]:
    """The steps that may be noted by themselves."""
    found = rules.HOME.steps_from(home.state)
    return tuple(each for each in found if each.verb not in rules.BY_ITSELF)


def of_kept(found: Iterable[KeptHome]) -> tuple[ShownKept, ...]:
    """Homes as the agency that keeps them sees them, those at risk first."""
    rows = [
        ShownKept(
            each,
            tuple(
                (risk, OF_LEVEL.get(risk.level, "red"))
                for risk in each.risks.all()
                if risk.ended_date is None
            ),
        )
        for each in found
    ]
    return tuple(sorted(rows, key=lambda row: (not row.kept.review_due_date, not row.risks)))


def of_counts(found: HomeCounts) -> tuple[tuple[Words, str], ...]:
    """The counts as they may be shown to whoever asked."""
    return tuple(
        (label, _said(getattr(found.counts, name), is_exact=found.is_exact))
        for name, label in ROWS
        if found.is_exact or name in KNOWN_OF_THE_PAST
    )


def _said(count: int, *, is_exact: bool) -> str:
    if is_exact:
        return str(count)
    held = protected(count)
    if held.is_few:
        return _("fewer than %(n)d") % {"n": FEWEST}
    return _("about %(n)d") % {"n": held.rounded}


def _notice(notice: HomeNotice) -> ShownNotice:
    state = notice.review.state
    return ShownNotice(
        notice,
        OF_REVIEW.get(state, "green"),
        frozenset(each.verb for each in rules.REVIEW.steps_from(state)),
    )
