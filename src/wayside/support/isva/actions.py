"""Opens and writes the path with an ISVA."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.isva import queries
from wayside.support.isva.permissions import WALK_WITH
from wayside.support.isva.vocabulary import Report, Stage
from wayside.support.models import IsvaPath
from wayside.web.collisions import Collision, save_versioned

WRITTEN = ("stage", "report", "own_words", "next_date")


@dataclass(frozen=True, slots=True)
class Stands:
    """Where the path stands, as was agreed."""

    stage: Stage
    report: Report
    own_words: str = ""
    next_date: date | None = None


@look
def open_isva_path(*, person: Person, by: Actor, now: datetime) -> IsvaPath | None:
    """Open somebody's path, if there is one.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, WALK_WITH)
    check_open(person.subject_id)
    told(person, "support.open_isva_path", Operation.CONSULTATION, by, now)
    return queries.path_of(person)


@transaction.atomic
def write_isva_path(
    *, person: Person, stands: Stands, expected_version: int, by: Actor, now: datetime
) -> IsvaPath:
    """Write where the path stands; version 0 begins it. A report may be said and unsaid: any
    answer may follow any other, at every stage.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else wrote it since.
    """
    require(by, WALK_WITH)
    check_open(person.subject_id)
    path = queries.path_of(person)
    if path is not None and path.version != expected_version:
        raise Collision(path)
    is_new = path is None
    path = path or IsvaPath(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        created_at=now,
        updated_at=now,
    )
    for name in WRITTEN:
        setattr(path, name, getattr(stands, name))
    if is_new:
        path.save(force_insert=True)
    else:
        save_versioned(path, expected_version=expected_version, now=now, fields=WRITTEN)
    told(path, "support.write_isva_path", Operation.ALTERATION, by, now, fields=WRITTEN)
    return path
