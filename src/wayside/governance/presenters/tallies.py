"""Counts of events, each with the way to the events behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wayside.audit.queries import Tally
from wayside.governance.presenters.words import record_in_words
from wayside.governance.queries import Names


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How often, with the way to the events behind it."""

    label: str
    url: str
    events: int
    looks: int
    changes: int
    last_at: datetime


def people_rows(tallies: Iterable[Tally[UUID]], names: Names, query: str) -> tuple[TallyRow, ...]:
    """People with how often they acted; ``query`` keeps the period."""
    address = reverse("governance:audit")
    return tuple(
        _tally(
            tally,
            names.people.get(tally.key) or _("Somebody whose name was erased"),
            f"{address}?person={tally.key}{query}",
        )
        for tally in tallies
    )


def record_rows(tallies: Iterable[Tally[tuple[str, UUID]]], names: Names) -> tuple[TallyRow, ...]:
    """Records with how often they were acted on."""
    return tuple(
        _tally(
            tally,
            record_in_words(*tally.key, names),
            reverse("governance:story", args=tally.key),
        )
        for tally in tallies
    )


def day_rows(tallies: Iterable[Tally[date]]) -> tuple[TallyRow, ...]:
    """Days with how often anybody acted."""
    address = reverse("governance:audit")
    return tuple(
        _tally(
            tally,
            date_format(tally.key, "l j F Y"),
            f"{address}?first={tally.key}&last={tally.key}",
        )
        for tally in tallies
    )


def _tally(tally: Tally[Any], label: str, url: str) -> TallyRow:
    return TallyRow(label, url, tally.events, tally.looks, tally.changes, tally.last_at)
