"""The form as a telephone shows it: a part below the other, each with its counters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.returns.forms import ReturnForm, count_name
from wayside.patrols.returns.rules import counting
from wayside.patrols.returns.rules.counting import Counts, Key
from wayside.patrols.returns.values import PartPlan
from wayside.patrols.returns.vocabulary import (
    COUNT_HINTS,
    ENFORCEMENT_COUNTS,
    REFERRALS,
    Count,
    Service,
)
from wayside.web.forms import BoundField

Talks = Mapping[UUID | None, Counts]


@dataclass(frozen=True, slots=True)
class Counter:
    """A count with its plus and minus: the names of its box, what it stands at, and what is wrong
    with that."""

    id: str
    name: str
    label: str | Promise
    hint: str | Promise
    value: object
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of the night."""

    key: str
    title: str
    kind: str | Promise
    planned: str
    start: BoundField
    end: BoundField
    nobody: BoundField | None
    feedback: BoundField | None
    people: tuple[Counter, ...]
    referrals: tuple[tuple[str | Promise, Counter, Counter], ...]
    enforcement: tuple[Counter, ...]
    talks: tuple[str, ...]

    @property
    def enforcement_only(self) -> bool:
        """Whether nothing else is told of this part."""
        return not self.people

    @property
    def referrals_open(self) -> bool:
        """Whether the referrals need not be unfolded first."""
        return any(_is_used(each) for _name, *pair in self.referrals for each in pair)

    @property
    def enforcement_open(self) -> bool:
        """The same for arrests, cautions and warnings."""
        return self.enforcement_only or any(_is_used(each) for each in self.enforcement)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of the plan, to be ticked."""

    visited: BoundField
    arrived: BoundField


@dataclass(frozen=True, slots=True)
class FormPage:
    """All that the form draws."""

    form: ReturnForm
    parts: tuple[PartView, ...]
    places: tuple[PlaceView, ...]
    asks_again: bool


def form_page(form: ReturnForm, talks: Talks = MappingProxyType({})) -> FormPage:
    """The form's fields in the order of the night, with what conversations count already."""
    wrong = set(form.errors) if form.is_bound else set()
    return FormPage(
        form=form,
        parts=tuple(
            _part(form, n, part, talks.get(part.segment_id, {}))
            for n, part in enumerate(form.night.parts)
        ),
        places=tuple(
            PlaceView(_bound(form, f"visited_{each.id}"), _bound(form, f"arrived_{each.id}"))
            for each in form.night.places
        ),
        asks_again=bool(wrong & set(form.free_texts)) or bool(form["not_personal"].value()),
    )


def _part(form: ReturnForm, number: int, part: PartPlan, talks: Counts) -> PartView:
    counted = counting.counts_on(part.kind)
    key = f"part{number}"
    has_words = counting.hears_partners(part.kind)
    return PartView(
        key=key,
        title=part.title,
        kind=part.kind.label,
        planned=_("Planned: %s") % hours_in_words(part.hours),
        start=_bound(form, f"{key}_start"),
        end=_bound(form, f"{key}_end"),
        nobody=_bound(form, f"{key}_nobody") if has_words else None,
        feedback=_bound(form, f"{key}_feedback") if has_words else None,
        people=tuple(_counter(form, number, each) for each in _plain(counted)),
        referrals=_referrals(form, number) if has_words else (),
        enforcement=tuple(
            _counter(form, number, each) for each in counted if each in ENFORCEMENT_COUNTS
        ),
        talks=tuple(_in_words(key, value) for key, value in sorted(talks.items())),
    )


def _in_words(key: Key, value: int) -> str:
    what, service = key
    name = f"{what.label}: {Service(service).label}" if service else str(what.label)
    return f"{name}: {value}"


def _plain(counted: tuple[Count, ...]) -> Iterator[Count]:
    """People and drinks: what is neither by service nor enforcement."""
    yield from (each for each in counted if each not in (*REFERRALS, *ENFORCEMENT_COUNTS))


def _referrals(form: ReturnForm, number: int) -> tuple[tuple[str | Promise, Counter, Counter], ...]:
    return tuple(
        (
            service.label,
            _counter(form, number, Count.OFFERED, service),
            _counter(form, number, Count.TAKEN, service),
        )
        for service in Service
    )


def _counter(form: ReturnForm, number: int, what: Count, service: str = "") -> Counter:
    label: str | Promise = what.label
    if service:
        label = _("Offered") if what == Count.OFFERED else _("Taken")
    bound = _bound(form, count_name(number, what, service))
    return Counter(
        id=bound.id_for_label,
        name=bound.html_name,
        label=label,
        hint=COUNT_HINTS.get(what, ""),
        value=bound.value() or 0,
        errors=tuple(map(str, bound.errors)) if form.is_bound else (),
    )


def _is_used(counter: Counter) -> bool:
    return bool(counter.errors) or counter.value not in (0, "0")


def _bound(form: ReturnForm, name: str) -> BoundField:
    bound: Any = form[name]
    return cast(BoundField, bound)
