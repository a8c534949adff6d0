"""Puts what the strands of a plan ask on every page of the record."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from wayside.people.models import Person
from wayside.people.safeguards import Safeguard
from wayside.support.strands import queries, rules
from wayside.web import clock


def asked(person: Person) -> Sequence[Safeguard]:
    """What the strands of somebody's plan ask."""
    return tuple(_asked(person, queries.strands_of(person)))


def _asked(person: Person, strands: Sequence[str]) -> Iterator[Safeguard]:
    if rules.bars_family(strands):
        yield Safeguard(rules.FAMILY, bars_others=True)
    if rules.STALKING in strands:
        url = reverse("support:screen", args=(person.id,))
        last = queries.last_screen(person)
        if rules.needs_screening(strands, asked=queries.asked_on(last), today=clock.today()):
            yield Safeguard(rules.SCREENING, url)
        elif last is not None and rules.is_grave(last.signs):
            yield Safeguard(rules.SERIOUS)
    if rules.MUTILATION in strands and person.is_child:
        yield Safeguard(rules.GIRL)
