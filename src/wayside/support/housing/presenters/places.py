"""Places, what they ask, and how fresh the word about their rooms is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.support.housing import rules
from wayside.support.housing.rules import Periods
from wayside.support.housing.vocabulary import ByAndFor, Takes, VacancyState
from wayside.support.models import Place, Vacancy
from wayside.web.components.text import Colour
from wayside.web.states import Transition, Words

COLOURS: dict[str, Colour] = {VacancyState.FREE: "green", VacancyState.HELD: "yellow"}
TAKES = ("recourse", "script", "wheelchair", "pets", "arson", "violence", "against_children")


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place in a list: how many rooms are free, and whether the word about them is old."""

    place: Place
    free: int
    word_at: datetime | None
    is_stale: bool
    is_own: bool

    @property
    def rooms(self) -> str:
        """How many are free."""
        if not self.free:
            return _("No room free")
        return ngettext("%(n)d room free", "%(n)d rooms free", self.free) % {"n": self.free}

    @property
    def colour(self) -> Colour:
        """Green where a room is free and somebody said so lately."""
        if not self.free:
            return "grey"
        return "orange" if self.is_stale else "green"


@dataclass(frozen=True, slots=True)
class ShownRoom:
    """A room, how it stands, and what may be noted of it."""

    room: Vacancy
    colour: Colour
    is_stale: bool
    steps: tuple[Transition, ...]


def of_list(
    found: Iterable[Place], periods: Mapping[UUID, Periods], own: Iterable[UUID], *, now: datetime
) -> tuple[ShownPlace, ...]:
    """The list."""
    kept = set(own)
    return tuple(
        ShownPlace(
            each,
            getattr(each, "free", 0),
            word := getattr(each, "oldest_word", None),
            bool(word and rules.is_stale(word, periods[each.controller_id], now=now)),
            each.id in kept,
        )
        for each in found
    )


def of_rooms(rooms: Iterable[Vacancy], periods: Periods, *, now: datetime) -> tuple[ShownRoom, ...]:
    """The rooms of one place."""
    return tuple(
        ShownRoom(
            each,
            COLOURS.get(each.state, "grey"),
            each.state in COLOURS and rules.is_stale(each.confirmed_at, periods, now=now),
            tuple(
                step
                for step in rules.VACANCY.steps_from(each.state)
                if step.verb in rules.BY_BUTTON
            ),
        )
        for each in rooms
    )


def criteria(place: Place) -> Iterator[tuple[Words, Words]]:
    """What a place asks, line by line."""
    yield _("For whom"), place.get_serves_display()
    yield _("Age"), _ages(place)
    yield _("Bed spaces, largest"), str(place.bed_spaces)
    yield _("Children"), _children(place)
    if place.not_from:
        yield _("Takes nobody from"), ", ".join(place.not_from)
    yield _("Mental health support"), place.get_mind_display()
    most = place.get_use_display()
    yield _("Drugs and alcohol, at most"), most
    if place.is_recovery:
        yield _("Only"), _("People in recovery")
    for name in TAKES:
        label = str(place._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        yield label[:1].upper() + label[1:], Takes(getattr(place, name)).label
    if place.by_and_for:
        yield _("By and for"), ", ".join(str(ByAndFor(each).label) for each in place.by_and_for)
    yield _("On call at night"), _("Yes") if place.has_on_call else _("No")


def _ages(place: Place) -> str:
    if place.max_age is None:
        return _("%(n)d and over") % {"n": place.min_age}
    return _("%(from)d to %(to)d") % {"from": place.min_age, "to": place.max_age}


def _children(place: Place) -> str:
    if place.max_children == 0:
        return _("None")
    words = (
        _("As the beds allow")
        if place.max_children is None
        else ngettext("%(n)d at most", "%(n)d at most", place.max_children)
        % {"n": place.max_children}
    )
    if place.son_max_age is not None:
        words += "; " + _("sons up to %(n)d") % {"n": place.son_max_age}
    return words
