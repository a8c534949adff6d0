"""Opens, asks and counts equality data."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.calculations.disclosure_control import Published
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.equality import figures
from wayside.support.equality.permissions import ASK_EQUALITY, COUNT_EQUALITY
from wayside.support.models import EqualityData
from wayside.web.collisions import Collision, save_versioned

SAID = (*figures.QUESTIONS, "described")


@look
def open_equality(*, person: Person, by: Actor, now: datetime) -> EqualityData | None:
    """What somebody chose to say.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, ASK_EQUALITY)
    check_open(person.subject_id)
    told(person, "support.open_equality", Operation.CONSULTATION, by, now)
    return EqualityData.objects.filter(subject=person.subject_id).first()


@transaction.atomic
def ask_equality(
    *, person: Person, said: Mapping[str, str], expected_version: int, by: Actor, now: datetime
) -> EqualityData:
    """Write down what somebody chose to say; version 0 begins it. A blank takes an answer back.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else wrote it since.
    """
    require(by, ASK_EQUALITY)
    check_open(person.subject_id)
    held = EqualityData.objects.filter(subject=person.subject_id).first()
    if held is not None and held.version != expected_version:
        raise Collision(held)
    is_new = held is None
    held = held or EqualityData(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        created_at=now,
        updated_at=now,
    )
    for name in SAID:
        setattr(held, name, said.get(name, ""))
    if is_new:
        held.save(force_insert=True)
    else:
        save_versioned(held, expected_version=expected_version, now=now, fields=SAID)
    told(held, "support.ask_equality", Operation.COLLECTION, by, now, fields=SAID)
    return held


@look
def count_equality(*, by: Actor, now: datetime) -> dict[str, Published[str]]:
    """The agency's people by question and answer, small numbers held back."""
    require(by, COUNT_EQUALITY)
    told(EqualityData, "support.count_equality", Operation.LISTING, by, now)
    return figures.published()
