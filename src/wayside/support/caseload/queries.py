"""A caseload by person, and loads by worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Membership
from wayside.people.contact.rules import Silence
from wayside.people.models import Person
from wayside.people.queries import supported
from wayside.people.queries.mine import Mine
from wayside.sharing.queries import is_locked_out
from wayside.support.models import NeedNote, Step
from wayside.support.supervision.queries import workers
from wayside.support.vocabulary import Level, StepState
from wayside.web.clock import day_of
from wayside.web.statements import compiled


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


def held_by(mine: Mine) -> Sequence[Held]:
    """A worker's people: the heaviest need first, then the longest silence."""
    levels, steps = heaviest(mine.subjects), next_steps(mine.subjects)
    silent = mine.contact.silences
    found = [
        Held(each, levels.get(each.subject_id), silent[each.id], steps.get(each.subject_id))
        for each in mine.people
    ]
    return sorted(found, key=lambda each: (-(each.level or 0), -each.silence.days))


def heaviest(subjects: Sequence[UUID]) -> dict[UUID, Level]:
    """The level of the heaviest need of each of these people, as last noted."""
    found: dict[UUID, Level] = {}
    for subject, level in _last_levels(list(subjects)):
        found[subject] = max(found.get(subject, Level.NONE), Level(level))
    return found


def next_steps(subjects: Sequence[UUID]) -> dict[UUID, date]:
    """The day of the next step that is agreed with each of these people."""
    return {subject: day for subject, day in _agreed_steps(list(subjects)) if day}


@compiled
def _last_levels(subjects: list[UUID]) -> QuerySet[NeedNote, tuple[UUID, int]]:
    notes = NeedNote.objects.filter(subject__in=subjects).order_by(
        "subject_id", "kind", "-noted_at", "-id"
    )
    return notes.distinct("subject_id", "kind").values_list("subject_id", "level")


@compiled
def _agreed_steps(subjects: list[UUID]) -> QuerySet[Step, tuple[UUID, date | None]]:
    agreed = Step.objects.filter(
        subject__in=subjects, state=StepState.AGREED, by_date__isnull=False
    ).order_by("-by_date")
    return agreed.values_list("subject_id", "by_date")


def to_allocate(*, visible_to: Actor, worker: UUID | None, now: datetime) -> QuerySet[Person]:
    """The agency's people of one worker; without one, those whose worker works there no more,
    or is locked out of the record."""
    found = supported(visible_to.controller_id).select_related("worker__person")
    if worker is not None:
        found = found.filter(worker=worker)
    else:
        here = Q(worker__in=workers(visible_to.controller_id, today=day_of(now)))
        locked = is_locked_out("subject_id", "worker__person_id", now=now)
        found = found.filter(~here | locked)
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
