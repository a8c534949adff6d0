"""Writes down when somebody is away, and what is agreed before they come back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.people.actions.looks import check_open
from wayside.people.models import Custody, Relation
from wayside.people.relations import rules
from wayside.people.relations.actions.trail import note
from wayside.people.relations.permissions import KNOW_RELATIONS
from wayside.people.relations.vocabulary import ToldBy
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

AWAY = ("from_date", "release_date", "told_by", "reference")


@dataclass(frozen=True, slots=True)
class Away:
    """A time away, as it was told."""

    from_date: date
    release_date: date | None
    told_by: ToldBy
    reference: str = ""


@transaction.atomic
def add_custody(*, relation: Relation, away: Away, by: Actor, now: datetime) -> Custody:
    """Write down that somebody is away, and until when.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: the release is before the beginning.
    """
    require(by, KNOW_RELATIONS)
    check_open(relation.subject_id)
    rules.check_dates(away.from_date, away.release_date)
    made = Custody(
        subject_id=relation.subject_id,
        controller_id=relation.controller_id,
        relation=relation,
        created_at=now,
        updated_at=now,
        **{name: getattr(away, name) for name in AWAY},
    )
    made.save(force_insert=True)
    said = [name for name in AWAY if getattr(away, name)]
    note(made, "people.add_custody", Operation.COLLECTION, by, now, fields=said)
    return made


@transaction.atomic
def change_custody(
    *, custody: Custody, away: Away, expected_version: int, by: Actor, now: datetime
) -> Custody:
    """Change the dates; another date of release is to be prepared anew.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: the release is before the beginning.
        Collision: somebody else changed it since.
    """
    require(by, KNOW_RELATIONS)
    check_open(custody.subject_id)
    rules.check_dates(away.from_date, away.release_date)
    changed = [name for name in AWAY if getattr(custody, name) != getattr(away, name)]
    for name in changed:
        setattr(custody, name, getattr(away, name))
    if "release_date" in changed and custody.prepared_at is not None:
        custody.prepared_at = None
        changed.append("prepared_at")
    if changed:
        save_versioned(custody, expected_version=expected_version, now=now, fields=changed)
        note(custody, "people.change_custody", Operation.ALTERATION, by, now, fields=changed)
    return custody


@transaction.atomic
def prepare_release(*, custody: Custody, by: Actor, now: datetime) -> None:
    """Note that what is to be done before the release is agreed with the person.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it was noted already.
    """
    _note_once(custody, "prepared_at", "people.prepare_release", by, now)


@transaction.atomic
def end_custody(*, custody: Custody, by: Actor, now: datetime) -> None:
    """Note that this is past: the routes were rechecked, or the dates no longer matter.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it was noted already.
    """
    _note_once(custody, "over_at", "people.end_custody", by, now)


def _note_once(custody: Custody, field: str, action: str, by: Actor, now: datetime) -> None:
    require(by, KNOW_RELATIONS)
    check_open(custody.subject_id)
    if not Custody.objects.filter(id=custody.id, **{field: None}).exists():
        raise NotNow(_("This was noted already."))
    setattr(custody, field, now)
    save_versioned(custody, expected_version=custody.version, now=now, fields=(field,))
    note(custody, action, Operation.ALTERATION, by, now, fields=(field,))
