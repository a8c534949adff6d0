"""Opens and begins a case, and changes what is noted of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.models import Ms1Notice, NrmCase, NrmStep, NrmTold
from wayside.safeguarding.paths.actions import check_may_write, keep
from wayside.safeguarding.slavery import queries, rules
from wayside.safeguarding.slavery.permissions import KEEP_NRM
from wayside.safeguarding.slavery.vocabulary import NrmState
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

SIGNS = ("kinds", "indicators", "region", "nationality", "responder", "responder_name", "account")


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen, in categories and in words, and who is the first responder."""

    kinds: Sequence[str]
    indicators: Sequence[str]
    region: str
    nationality: str
    responder: str
    responder_name: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody's case, with its steps, what they were told, and its notices."""

    case: NrmCase | None
    steps: tuple[NrmStep, ...]
    told: tuple[NrmTold, ...]
    notices: tuple[Ms1Notice, ...]


@look
def open_nrm(*, person: Person, by: Actor, now: datetime) -> Opened:
    """Open what is noted of exploitation.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_NRM)
    check_open(person.subject_id)
    held = queries.case_of(person)
    told(person, "safeguarding.open_nrm", Operation.CONSULTATION, by, now)
    said = tuple(queries.told_of(held)) if held else ()
    steps = tuple(queries.steps_of(person))
    return Opened(held, steps, said, tuple(queries.notices_of(person)))


@transaction.atomic
def begin_nrm(*, person: Person, signs: Signs, form_id: UUID, by: Actor, now: datetime) -> NrmCase:
    """Note signs of exploitation; the form of one id begins one case. Whoever is under 18, or may
    be, is a child in it.

    Raises:
        NotOpenError: the record is not open to whoever notes them.
        NotNow: a case is open already, or no sign was noted.
    """
    require(by, KEEP_NRM)
    check_open(person.subject_id)
    held = queries.case_of(person)
    if held is not None and held.id == form_id:
        return held
    if held is not None and held.state != NrmState.CLOSED:
        raise NotNow(_("Signs are noted already. Add to those."))
    _check(signs)
    due = rules.due_date(NrmState.SEEN, on=day_of(now), recovery_until=None)
    made = NrmCase(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        is_child=person.is_child,
        due_date=due,
        created_at=now,
        updated_at=now,
        **_values(signs),
    )
    made.save(force_insert=True)
    note_step(made, NrmStep(verb="begin", on_date=day_of(now)), by, now)
    told(made, "safeguarding.begin_nrm", Operation.COLLECTION, by, now, fields=SIGNS)
    return made


@transaction.atomic
def change_nrm(
    *, case: NrmCase, signs: Signs, expected_version: int, by: Actor, now: datetime
) -> NrmCase:
    """Write anew what was seen.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: no sign is left, or it is closed.
        Collision: somebody else wrote it since.
    """
    check_may_write(case, KEEP_NRM, expected_version=expected_version, by=by)
    if case.state == NrmState.CLOSED:
        raise NotNow(_("It is closed. Look at it again first."))
    _check(signs)
    for name, value in _values(signs).items():
        setattr(case, name, value)
    save_versioned(case, expected_version=expected_version, now=now, fields=SIGNS)
    told(case, "safeguarding.change_nrm", Operation.ALTERATION, by, now, fields=SIGNS)
    return case


def note_step(case: NrmCase, step: NrmStep, by: Actor, now: datetime) -> None:
    """Add a step to those of the case."""
    step.case, step.state = case, case.state
    keep(step, case, by=by, now=now)


def _check(signs: Signs) -> None:
    if not signs.indicators or not signs.kinds:
        raise NotNow(_("Choose at least one sign, and a kind: it may be “Not known yet”."))


def _values(signs: Signs) -> dict[str, object]:
    plain = replace(signs, kinds=sorted(signs.kinds), indicators=sorted(signs.indicators))
    return {name: getattr(plain, name) for name in SIGNS}
