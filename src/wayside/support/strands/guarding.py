"""Puts what the strands of a plan ask on every page of the record."""

from collections.abc import Collection, Iterator, Sequence

from django.urls import reverse

from wayside.directory.vocabulary import StrandGuard
from wayside.people.models import Person
from wayside.people.safeguards import Safeguard
from wayside.support.strands import queries, rules
from wayside.web import clock


def asked(person: Person) -> Sequence[Safeguard]:
    """What the strands of somebody's plan ask."""
    return tuple(_asked(person, queries.guards_of(person)))


def _asked(person: Person, guards: Collection[str]) -> Iterator[Safeguard]:
    if StrandGuard.FAMILY in guards:
        yield Safeguard(rules.FAMILY, bars_others=True)
    if StrandGuard.STALKING in guards:
        url = reverse("support:screen", args=(person.id,))
        last = queries.last_screen(person)
        today, asked_on = clock.today(), queries.asked_on(last)
        every = queries.screened_every(person.controller_id, today=today)
        if rules.needs_screening(guards, asked=asked_on, today=today, every_days=every):
            yield Safeguard(rules.SCREENING, url)
        elif last is not None and rules.is_grave(last.signs):
            yield Safeguard(rules.SERIOUS)
    if StrandGuard.CHILD_DUTY in guards and person.is_child:
        yield Safeguard(rules.GIRL)
