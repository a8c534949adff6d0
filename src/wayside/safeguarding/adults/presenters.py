"""Rows of a list, whatever it lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from wayside.safeguarding.adults.queries import KINDS
from wayside.safeguarding.adults.vocabulary import Kind
from wayside.web.components.text import Colour
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Row:
    """Whom it is about, where it stands, until when, and who supports this person."""

    called: str
    url: str
    what: Words
    colour: Colour
    day: date | None
    is_late: bool
    worker: str


def rows(found: Iterable[Any], kind: Kind, *, today: date) -> tuple[Row, ...]:
    """Each of them."""
    return tuple(_row(each, kind, today) for each in found)


def _row(held: Any, kind: Kind, today: date) -> Row:
    person, of = held.subject.person, KINDS[kind]
    goes_on = held.state not in of.ended
    late = goes_on and held.day is not None and held.day < today
    said = held.get_state_display()
    if kind == Kind.ORDERS:
        said = f"{held.get_kind_display()}: {said}"
    return Row(
        person.called,
        reverse(of.page, args=(person.id,)),
        said,
        "red" if late else "blue" if goes_on else "grey",
        held.day,
        late,
        person.worker.person.name if person.worker else "",
    )
