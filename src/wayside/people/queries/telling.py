"""Whom a round tells of a record: its worker, or who can give it to another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayside.people.models import Person
from wayside.people.queries.persons import safeguarding_leads, who_holds
from wayside.sharing.queries import locked_out
from wayside.web.clock import day_of


@dataclass(frozen=True, slots=True)
class Told:
    """The natural persons to tell, and whether that is the record's own worker."""

    to: tuple[UUID, ...]
    is_worker: bool


def who_is_told(
    people: Collection[Person], *, agency_id: UUID, now: datetime
) -> Mapping[UUID, Told]:
    """By person: the worker; or, where nobody is that any more or a lock keeps the worker out, the
    agency's safeguarding leads whom none keeps out."""
    today = day_of(now)
    workers = who_holds([each.worker_id for each in people if each.worker_id], today=today)
    leads = [each.person_id for each in safeguarding_leads(agency_id, today=today)]
    locked = locked_out([each.subject_id for each in people], now=now)

    def told(person: Person) -> Told:
        worker = workers.get(person.worker_id) if person.worker_id else None
        if worker and (person.subject_id, worker) not in locked:
            return Told((worker,), True)
        return Told(tuple(each for each in leads if (person.subject_id, each) not in locked), False)

    return {each.id: told(each) for each in people}
