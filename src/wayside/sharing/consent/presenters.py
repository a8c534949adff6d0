"""The ledger in sentences that can be read together with whoever it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent.queries import as_rules_need
from wayside.sharing.consent.rules import still_said
from wayside.sharing.consent.vocabulary import FOR_THEM, TO_THEM, ConsentKind
from wayside.sharing.models import ConsentEntry


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said, with everything it is about."""

    id: UUID
    kind: ConsentKind
    sentence: str
    things: tuple[str, ...]
    what_for: str
    said_at: datetime
    how: str
    until: date | None
    ask_again: date | None
    review_due: bool
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """What holds now, what was refused, and what is over."""

    agreed: tuple[Line, ...]
    refused: tuple[Line, ...]
    past: tuple[Line, ...]


def page_of(entries: Sequence[ConsentEntry], *, now: datetime) -> Page:
    """The ledger as a page, worked out for a moment."""
    by_id = {each.id: each for each in entries}
    held = still_said([as_rules_need(each) for each in entries], Category.values, at=now)
    lines = [_line(by_id[entry.id], left, due) for entry, left, due in held]
    shown = {each.id for each in lines}
    return Page(
        agreed=tuple(each for each in lines if each.kind == ConsentKind.GIVEN),
        refused=tuple(each for each in lines if each.kind != ConsentKind.GIVEN),
        past=tuple(
            _line(each, each.categories, due=False)
            for each in reversed(entries)
            if each.id not in shown
        ),
    )


def _line(entry: ConsentEntry, categories: Iterable[str], due: bool) -> Line:
    kind = ConsentKind(entry.kind)
    named = tuple(str(TO_THEM[Category(each)]) for each in Category.values if each in categories)
    everything = not entry.categories
    return Line(
        id=entry.id,
        kind=kind,
        sentence=_sentence(kind) % {"we": entry.controller.name, "them": _them(entry)},
        things=(_("anything about you"),) if everything else named,
        what_for=str(FOR_THEM[Purpose(entry.purpose)]) if entry.purpose else "",
        said_at=entry.recorded_at,
        how=entry.get_how_display(),
        until=entry.until_date,
        ask_again=entry.review_date,
        review_due=due,
        words=entry.words,
    )


def _sentence(kind: ConsentKind) -> str:
    if kind == ConsentKind.GIVEN:
        return _("You agreed that %(we)s may tell %(them)s:")
    if kind == ConsentKind.REFUSED:
        return _("You said no. %(we)s may not tell %(them)s:")
    return _("You took it back. %(we)s may no longer tell %(them)s:")


def _them(entry: ConsentEntry) -> str:
    if entry.recipient is not None:
        return entry.recipient.name
    if entry.recipient_kind:
        return _("any agency of this kind: %(kind)s") % {
            "kind": entry.get_recipient_kind_display().lower()
        }
    return _("anybody else")
