"""What is due for the people whom a caseworker supports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wayside.access.actor import Actor
from wayside.people.contact.queries import rechecks, routed, silences
from wayside.people.models import Person
from wayside.people.queries.persons import own_people
from wayside.people.relations.queries import windows_of
from wayside.people.relations.vocabulary import WindowKind
from wayside.people.vocabulary import DueKind
from wayside.sharing.consent.queries import to_ask_again
from wayside.sharing.demands.queries import waiting
from wayside.web.clock import LONDON

MOST_PEOPLE = 200
OF_WINDOW = {
    WindowKind.RELEASED: DueKind.RELEASED,
    WindowKind.RELEASE_NEAR: DueKind.RELEASE_NEAR,
    WindowKind.AWAY: DueKind.AWAY,
}
ORDER = tuple(DueKind)


@dataclass(frozen=True, slots=True)
class PersonDue:
    """One thing due for one person; ``days`` is how long a silence lasted, ``on`` a date."""

    person: Person
    kind: DueKind
    days: int = 0
    on: date | None = None


def due(*, visible_to: Actor, now: datetime) -> Sequence[PersonDue]:
    """What is due for a member's own people, the most urgent kind first: who may be out, who has
    gone silent, whose release is near, who has no safe way, which legal demand waits, what to
    recheck, whom to ask again about consent, who is away."""
    people = list(own_people()[:MOST_PEOPLE])
    by_subject = {each.subject_id: each for each in people}
    found = [
        PersonDue(
            by_subject[each.custody.subject_id], OF_WINDOW[each.kind], on=each.custody.release_date
        )
        for each in windows_of(by_subject, today=now.astimezone(LONDON).date())
    ]
    silent = silences(people, now=now)
    found += [
        PersonDue(each, DueKind.SILENT, days=silent[each.id].days)
        for each in people
        if silent[each.id].is_lost
    ]
    with_route, doubtful = routed(people), rechecks(people, now=now)
    found += [PersonDue(each, DueKind.NO_ROUTE) for each in people if each.id not in with_route]
    found += [PersonDue(each, DueKind.RECHECK) for each in people if each.id in doubtful]
    found += [
        PersonDue(by_subject[subject], DueKind.DEMAND)
        for subject in waiting(by_subject, decided_by=visible_to.person_id)
    ]
    found += [
        PersonDue(by_subject[subject], DueKind.CONSENT, on=since)
        for subject, since in to_ask_again(by_subject, now=now).items()
    ]
    return sorted(found, key=lambda each: (ORDER.index(each.kind), -each.days))
