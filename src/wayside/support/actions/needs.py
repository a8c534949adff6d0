"""Notes how much somebody needs what, as agreed with that person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support import queries
from wayside.support.models import NeedNote
from wayside.support.permissions import ASSESS_NEEDS
from wayside.support.vocabulary import Level, NeedKind


@dataclass(frozen=True, slots=True)
class Assessed:
    """One need as agreed today."""

    level: Level
    own_words: str = ""


@transaction.atomic
def assess_needs(
    *, person: Person, assessed: Mapping[NeedKind, Assessed], by: Actor, now: datetime
) -> list[NeedNote]:
    """Note the needs that are new or have changed; what is as it was is not noted again.

    Raises:
        NotOpenError: the record is not open to whoever notes.
    """
    require(by, ASSESS_NEEDS)
    check_open(person.subject_id)
    before = queries.current_needs(person.subject)
    made = [
        NeedNote(
            subject=person.subject,
            controller_id=person.controller_id,
            noted_by_id=by.member_id,
            noted_at=now,
            kind=kind,
            level=told.level,
            own_words=told.own_words,
        )
        for kind, told in assessed.items()
        if kind not in before
        or (before[kind].level, before[kind].own_words) != (told.level, told.own_words)
    ]
    NeedNote.objects.bulk_create(made)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="support.assess_needs",
        record_type=NeedNote._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        fields=("level", "own_words"),
        count=len(made),
        now=now,
    )
    return made
