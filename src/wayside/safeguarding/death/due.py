"""A note of a death that waits for a second person, and what is warned of on each page."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.people.safeguards import Safeguard
from wayside.safeguarding.death import queries
from wayside.safeguarding.death.permissions import SEE_DEATHS
from wayside.support.duties import Duty, Source
from wayside.web.clock import day_of

MOST = 20


def _waiting(mine: Mine) -> Iterator[Duty]:
    found = list(queries.waiting(visible_to=mine.actor)[:MOST])
    if not found:
        return
    people = Person.objects.in_bulk([each.subject_id for each in found], field_name="subject_id")
    for each in found:
        if (person := people.get(each.subject_id)) is not None:
            url = reverse("safeguarding:death", args=[person.id])
            label = _("A death was noted: a second person looks at it")
            yield Duty(person.called, label, day_of(each.created_at), url)


def at_rest(person: Person) -> Sequence[Safeguard]:
    """What each page of the record of somebody who has died says first."""
    if not person.is_at_rest:
        return ()
    url = reverse("safeguarding:death", args=[person.id])
    return (Safeguard(_("This person has died. The record is at rest."), url, bars_others=True),)


DUTIES = (Source("deaths", SEE_DEATHS, _waiting),)
