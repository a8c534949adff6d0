"""What is due for the people whom a caseworker supports: silence, releases, rechecks."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from wayside.home.due.lists import capped
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.people.actions import list_due
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.presenters.due import hint_of
from wayside.people.queries.due import PersonDue
from wayside.people.vocabulary import DueKind
from wayside.vault import holding

MOST = 12
URGENCIES = {
    DueKind.RELEASED: Urgency.BLOCKED,
    DueKind.SILENT: Urgency.BLOCKED,
    DueKind.RELEASE_NEAR: Urgency.DUE,
    DueKind.NO_ROUTE: Urgency.DUE,
    DueKind.RECHECK: Urgency.SOON,
    DueKind.AWAY: Urgency.TO_KNOW,
}
AROUND = frozenset({DueKind.RELEASED, DueKind.RELEASE_NEAR, DueKind.AWAY})


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For caseworkers, where this instance holds the support side's keys."""
    if not place.actor.may(SUPPORT_PEOPLE) or not holding.holds(holding.SUPPORT):
        return
    found = [_due(each) for each in list_due(by=place.actor, now=now)]
    yield from capped(found, MOST, reverse("people:own"))


def _due(each: PersonDue) -> Due:
    page = "people:around" if each.kind in AROUND else "people:contact"
    return Due(
        f"{each.person.called}: {each.kind.label}",
        reverse(page, args=[each.person.id]),
        URGENCIES[each.kind],
        hint_of(each),
    )
