"""Puts right what a record says, and keeps apart what it said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.governance.corrections import queries
from wayside.governance.corrections.permissions import CORRECT, OPEN_FORMER
from wayside.governance.corrections.queries import Place
from wayside.governance.models import Correction, FormerValue
from wayside.people.actions import NotOpenError, check_open
from wayside.people.models import Person
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Right:
    """What is right, why, and whether the person had asked for it."""

    value: str
    why: str
    was_asked: bool = False


@look
def list_corrections(*, person: Person, by: Actor, now: datetime) -> Sequence[Correction]:
    """What was put right in a record.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, CORRECT)
    check_open(person.subject_id)
    found = list(queries.corrections(person))
    told(person, "governance.list_corrections", Operation.LISTING, by, now, count=len(found))
    return found


@transaction.atomic
def correct_field(
    *, person: Person, place: Place, right: Right, expected_version: int, by: Actor, now: datetime
) -> Correction:
    """Put one field right.

    Raises:
        NotOpenError: the record is not open to whoever corrects.
        NotNow: it says so already.
        Collision: somebody else wrote it since.
    """
    require(by, CORRECT)
    check_open(person.subject_id)
    if by.membership_id is None:
        raise NotAllowed(CORRECT)
    former, name = place.value, place.field.name
    if right.value.strip() == former.strip():
        raise NotNow(_("It says so already."))
    setattr(place.row, name, right.value)
    save_versioned(place.row, expected_version=expected_version, now=now, fields=(name,))
    whose = {"subject_id": person.subject_id, "controller_id": person.controller_id}
    made = Correction(
        **whose,
        model=place.kind,
        row_number=place.row.pk,
        field=name,
        why=right.why,
        was_asked=right.was_asked,
        made_by_id=by.member_id,
        at=now,
    )
    made.save(force_insert=True)
    FormerValue(**whose, correction=made, value=former).save(force_insert=True)
    told(made, "governance.correct_field", Operation.ALTERATION, by, now, fields=("value", "why"))
    return made


@look
def open_former(*, person: Person, correction: Correction, by: Actor, now: datetime) -> FormerValue:
    """See what it said before, as a safeguarding lead.

    Raises:
        NotOpenError: it is not shown to whoever asks.
    """
    require(by, OPEN_FORMER)
    found = queries.former(person, correction.id)
    if found is None:
        raise NotOpenError
    told(found, "governance.open_former", Operation.CONSULTATION, by, now, fields=("value",))
    return found
