"""What is due for erasure, as the database shows it to whoever acts."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.governance.erasure.holds import held
from wayside.governance.erasure.rules import RUNNING
from wayside.governance.erasure.vocabulary import Bar, ErasureState
from wayside.governance.models import Erasure, ErasureEntry
from wayside.governance.retention.rules import Lived
from wayside.people.merging.queries import merged_away
from wayside.people.models import Person
from wayside.people.rules import ADULT
from wayside.people.vocabulary import RecordState
from wayside.support.models import Ending
from wayside.web.clock import day_of


def erasures(*, visible_to: Actor) -> QuerySet[Erasure]:
    """All of one's own agency, what is to be done first, then what was due first."""
    found = Erasure.objects.filter(controller=visible_to.controller_id)
    return found.select_related("looked_by", "decided_by").order_by("erased_at", "due_date", "id")


def erasure_at(erasure_id: UUID, *, visible_to: Actor) -> Erasure | None:
    """One of them."""
    return erasures(visible_to=visible_to).filter(id=erasure_id).first()


def to_look_at(*, visible_to: Actor) -> QuerySet[Erasure]:
    """What waits for a safeguarding lead."""
    return erasures(visible_to=visible_to).filter(state=ErasureState.DUE)


def to_approve(*, visible_to: Actor) -> QuerySet[Erasure]:
    """What waits for the governance officer, and was not looked at by who asks."""
    waiting = erasures(visible_to=visible_to).filter(state=ErasureState.AWAITING)
    return waiting.exclude(looked_by=visible_to.person_id)


def called(numbers: Iterable[UUID]) -> dict[UUID, str]:
    """What people are called, for whoever may find their records; for others there are none."""
    return {each.subject_id: each.called for each in Person.objects.filter(subject__in=numbers)}


def bars(record_number: UUID) -> set[Bar]:
    """What keeps a record from being erased, whoever agrees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.erasure_bars(%s)", [record_number])
        found = cursor.fetchone()[0] or []
    return {Bar(each) for each in found} | held(record_number)


def ended(*, by: Actor) -> list[tuple[Person, date]]:
    """Those whose support ended, with the day, and whose record is not part of another's."""
    closed = Person.objects.filter(controller=by.controller_id, state=RecordState.CLOSED)
    people = {each.subject_id: each for each in closed.exclude(id__in=merged_away())}
    endings = Ending.objects.filter(subject__in=people, reopened_at=None)
    return [
        (people[subject], day_of(at)) for subject, at in endings.values_list("subject", "closed_at")
    ]


def lived(person: Person, ended_date: date) -> Lived:
    """What decides when a record is due; whoever was met before they were 18, or is marked as a
    child, was supported as one."""
    birth = person.birth
    met = person.first_met_date
    was_child = person.is_child or (birth is not None and birth.youngest_on(met) < ADULT)
    return Lived(ended_date, was_child=was_child, born=birth.latest if birth else None)


def running_by_record(*, by: Actor) -> dict[UUID, Erasure]:
    """What is under way, by the record's number."""
    found = Erasure.objects.filter(controller=by.controller_id, state__in=RUNNING)
    return {each.record_number: each for each in found}


def entries(*, by: Actor) -> QuerySet[ErasureEntry]:
    """What was erased of an agency, the earliest first."""
    return ErasureEntry.objects.filter(controller_number=by.controller_id)
