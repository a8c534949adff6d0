"""Notes how much somebody needs what, as agreed with that person."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support import queries
from wayside.support.models import NeedNote, Plan
from wayside.support.permissions import ASSESS_NEEDS
from wayside.support.vocabulary import Level, NeedKind
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Assessed:
    """One need as agreed today."""

    level: Level
    own_words: str = ""
    strand: str = ""


@transaction.atomic
def assess_needs(
    *, person: Person, assessed: Mapping[NeedKind, Assessed], by: Actor, now: datetime
) -> list[NeedNote]:
    """Note the needs that are new or have changed; what is as it was is not noted again.

    Raises:
        NotOpenError: the record is not open to whoever notes.
        NotNow: a strand is not one of the partnership's.
    """
    require(by, ASSESS_NEEDS)
    check_open(person.subject_id)
    before = queries.current_needs(person.subject)
    _check_strands(assessed, before)
    made = [
        NeedNote(
            subject=person.subject,
            controller_id=person.controller_id,
            noted_by_id=by.member_id,
            noted_at=now,
            kind=kind,
            level=each.level,
            own_words=each.own_words,
            strand=each.strand,
        )
        for kind, each in assessed.items()
        if kind not in before
        or Assessed(Level(before[kind].level), before[kind].own_words, before[kind].strand) != each
    ]
    NeedNote.objects.bulk_create(made)
    _carry(person, {each.strand for each in made} - {""}, by=by, now=now)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="support.assess_needs",
        record_type=NeedNote._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        fields=("level", "own_words", "strand"),
        count=len(made),
        now=now,
    )
    return made


def _check_strands(
    assessed: Mapping[NeedKind, Assessed], before: Mapping[NeedKind, NeedNote]
) -> None:
    """A strand is in use, or stood there already."""
    named = {each.strand for each in assessed.values()} - {""}
    held = {each.strand for each in before.values()}
    if named - held - set(queries.strands_in_use().values_list("slug", flat=True)):
        raise NotNow(_("This strand is no longer in use. Choose another, or none."))


def _carry(person: Person, strands: Set[str], *, by: Actor, now: datetime) -> None:
    """A strand of a need is one of the record as well, with a plan or before there is one: what it
    asks of the screens holds from now on."""
    plan = Plan.objects.select_for_update().filter(subject=person.subject).first()
    if not strands - set(plan.strands if plan else ()):
        return
    if plan is None:
        plan = Plan(
            subject=person.subject,
            controller_id=person.controller_id,
            strands=sorted(strands),
            created_at=now,
            updated_at=now,
        )
        plan.save(force_insert=True)
    else:
        plan.strands = sorted(strands | set(plan.strands))
        save_versioned(plan, expected_version=plan.version, now=now, fields=("strands",))
    told(plan, "support.choose_strands", Operation.ALTERATION, by, now, fields=("strands",))
