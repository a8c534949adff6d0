"""What is due for somebody, in words and colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.people.models import Person
from wayside.people.queries.due import PersonDue
from wayside.people.vocabulary import DueKind
from wayside.web.components.text import Colour

COLOURS: dict[DueKind, Colour] = {
    DueKind.RELEASED: "red",
    DueKind.SILENT: "red",
    DueKind.RELEASE_NEAR: "orange",
    DueKind.NO_ROUTE: "orange",
    DueKind.DEMAND: "orange",
    DueKind.RECHECK: "yellow",
    DueKind.CONSENT: "yellow",
    DueKind.AWAY: "blue",
}


PAGES = {
    DueKind.RELEASED: "people:around",
    DueKind.RELEASE_NEAR: "people:around",
    DueKind.AWAY: "people:around",
    DueKind.DEMAND: "sharing:demands",
    DueKind.CONSENT: "sharing:consent",
}


@dataclass(frozen=True, slots=True)
class ShownDue:
    """One line of what is due, and the page where it is done."""

    person: Person
    kind: DueKind
    colour: Colour
    hint: str
    url: str


def shown(found: Iterable[PersonDue], *, today: date) -> tuple[ShownDue, ...]:
    """The lines, in the order given; what has come to its day is marked so."""
    return tuple(
        ShownDue(
            each.person,
            each.kind,
            "orange" if each.is_today(today=today) else COLOURS[each.kind],
            hint_of(each),
            url_of(each),
        )
        for each in found
    )


def hint_of(each: PersonDue) -> str:
    """How long, or which day."""
    if each.kind == DueKind.SILENT:
        return _("No contact for %(days)d days. See what to try, and in what order.") % {
            "days": each.days
        }
    return format_date(each.on, "l j F Y") if each.on is not None else ""


def url_of(each: PersonDue) -> str:
    """Where it is done: of what is shared, the pages go by the number of the record's subject."""
    page = PAGES.get(each.kind, "people:contact")
    number = each.person.subject_id if page.startswith("sharing:") else each.person.id
    return reverse(page, args=[number])
