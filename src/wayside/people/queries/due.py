"""What is due for the people whom a caseworker supports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.people.relations.queries import windows_of
from wayside.people.relations.vocabulary import WindowKind
from wayside.people.vocabulary import DueKind
from wayside.sharing.consent.queries import to_ask_again

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

    def is_today(self, *, today: date) -> bool:
        """Whether its day has come, for what waits for a day."""
        return self.kind == DueKind.CONSENT and self.on is not None and self.on <= today


def due(mine: Mine) -> Sequence[PersonDue]:
    """What is due for a member's own people, the most urgent kind first: who may be out, who has
    gone silent, whose release is near, who has no safe way, which legal demand waits, what to
    recheck, whom to ask again about consent, who is away."""
    if not mine.people:
        return ()
    people, by_subject, contact = mine.people, mine.by_subject, mine.contact
    found = [
        PersonDue(
            by_subject[each.custody.subject_id], OF_WINDOW[each.kind], on=each.custody.release_date
        )
        for each in windows_of(mine.subjects, today=mine.today)
    ]
    found += [
        PersonDue(each, DueKind.SILENT, days=contact.silences[each.id].days)
        for each in people
        if contact.silences[each.id].is_lost
    ]
    found += [PersonDue(each, DueKind.NO_ROUTE) for each in people if each.id in contact.unreached]
    found += [PersonDue(each, DueKind.RECHECK) for each in people if each.id in contact.doubted]
    demanded = {each.subject_id for each in mine.demands}
    found += [PersonDue(each, DueKind.DEMAND) for each in people if each.subject_id in demanded]
    found += [
        PersonDue(by_subject[subject], DueKind.CONSENT, on=since)
        for subject, since in to_ask_again(mine.subjects, now=mine.now).items()
    ]
    return sorted(found, key=lambda each: (ORDER.index(each.kind), -each.days))
