"""A caseload by person, and loads by worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Membership
from wayside.people.contact.queries import silences
from wayside.people.contact.rules import Silence
from wayside.people.models import Person
from wayside.people.queries import own_people, supported
from wayside.support.models import NeedNote, Step
from wayside.support.supervision.queries import workers
from wayside.support.vocabulary import Level, StepState

MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Held:
    """One of a worker's people: the heaviest need, the silence, the next step."""

    person: Person
    level: Level | None
    silence: Silence
    next_date: date | None


@dataclass(frozen=True, slots=True)
class Load:
    """How much one worker has, in numbers alone; ``unheard`` are those not spoken with for longer
    than was agreed with them, or fourteen days."""

    worker: Membership
    is_gone: bool
    people: int
    urgent: int
    strong: int
    unheard: int


def held_by(actor: Actor, *, now: datetime) -> Sequence[Held]:
    """A worker's people: the heaviest need first, then the longest silence."""
    people = list(own_people()[:MOST_PEOPLE])
    subjects = [each.subject_id for each in people]
    levels, steps = heaviest(subjects), next_steps(subjects)
    silent = silences(people, now=now)
    found = [
        Held(each, levels.get(each.subject_id), silent[each.id], steps.get(each.subject_id))
        for each in people
    ]
    return sorted(found, key=lambda each: (-(each.level or 0), -each.silence.days))


def heaviest(subjects: Sequence[UUID]) -> dict[UUID, Level]:
    """The level of the heaviest need of each of these people, as last noted."""
    notes = NeedNote.objects.filter(subject__in=subjects).order_by(
        "subject_id", "kind", "-noted_at", "-id"
    )
    found: dict[UUID, Level] = {}
    latest = notes.distinct("subject_id", "kind").values_list("subject_id", "level")
    for subject, level in latest:
        found[subject] = max(found.get(subject, Level.NONE), Level(level))
    return found


def next_steps(subjects: Sequence[UUID]) -> dict[UUID, date]:
    """The day of the next step that is agreed with each of these people."""
    agreed = Step.objects.filter(
        subject__in=subjects, state=StepState.AGREED, by_date__isnull=False
    ).order_by("-by_date")
    return {subject: day for subject, day in agreed.values_list("subject_id", "by_date") if day}


def to_allocate(*, visible_to: Actor, worker: UUID | None, today: date) -> QuerySet[Person]:
    """The agency's people of one worker; without one, those whose worker works there no more."""
    found = supported(visible_to.controller_id).select_related("worker__person")
    if worker is not None:
        found = found.filter(worker=worker)
    else:
        found = found.exclude(worker__in=workers(visible_to.controller_id, today=today))
    return found.order_by("first_met_date", "id")


def allocatable(person_id: UUID, *, visible_to: Actor) -> Person | None:
    """One of the agency's people with whom work goes on."""
    found = supported(visible_to.controller_id).select_related("worker__person")
    return found.filter(id=person_id).first()


def loads(*, agency_id: UUID, today: date) -> Sequence[Load]:
    """The load of each worker whom whoever acts is, supervises or leads. The database counts,
    so that no record behind a number is read. Whoever works there no more is marked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker, people, urgent, strong, unheard FROM support.loads()")
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    found = Membership.objects.filter(id__in=rows).select_related("person")
    here = set(workers(agency_id, today=today).values_list("id", flat=True))
    return [
        Load(each, each.id not in here, *rows[each.id])
        for each in found.order_by("person__name", "id")
    ]
