"""Begins a sanctuary scheme, assesses the home, asks the landlord, and notes each step."""

from collections.abc import Mapping
from dataclasses import dataclass
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
from wayside.support.models import Sanctuary, SanctuaryMove, SanctuaryWork
from wayside.support.sanctuary import queries, rules
from wayside.support.sanctuary.permissions import KEEP_SANCTUARY
from wayside.support.sanctuary.rules import SANCTUARY
from wayside.support.sanctuary.vocabulary import (
    Feels,
    Landlord,
    SanctuaryState,
    Why,
)
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

ASSESSED = ("wants_to_stay", "lives_apart", "found", "risk", "landlord")
STANDS = ("state", "due_date", "why")


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody's sanctuary scheme, with its works and steps."""

    sanctuary: Sanctuary | None
    works: tuple[SanctuaryWork, ...]
    moves: tuple[SanctuaryMove, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found in the home, what may happen there, and whose choice it is to stay."""

    wants_to_stay: bool
    lives_apart: bool
    landlord: Landlord
    found: Mapping[str, list[str]]
    risk: str = ""


@look
def open_sanctuary(*, person: Person, by: Actor, now: datetime) -> Opened:
    """Open somebody's sanctuary scheme.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_SANCTUARY)
    check_open(person.subject_id)
    held = queries.sanctuary_of(person)
    told(person, "support.open_sanctuary", Operation.CONSULTATION, by, now)
    works = tuple(queries.works_of(held)) if held else ()
    return Opened(held, works, tuple(queries.moves_of(person)))


@transaction.atomic
def begin_sanctuary(
    *, person: Person, address: str, form_id: UUID, by: Actor, now: datetime
) -> Sanctuary:
    """Begin it, of the home given; the form of one id begins one.

    Raises:
        NotOpenError: the record is not open to whoever begins it.
        NotNow: one goes on already.
    """
    require(by, KEEP_SANCTUARY)
    check_open(person.subject_id)
    held = queries.sanctuary_of(person)
    if held is not None and held.id == form_id:
        return held
    if held is not None and held.state in rules.RUNNING:
        raise NotNow(_("A sanctuary scheme goes on already. Finish or stop that one first."))
    today = day_of(now)
    made = Sanctuary(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        address=address,
        due_date=rules.due_date(SanctuaryState.ASKED, today=today),
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    _note(made, "begin", by, now)
    told(made, "support.begin_sanctuary", Operation.COLLECTION, by, now, fields=("address",))
    return made


@transaction.atomic
def assess_home(
    *,
    sanctuary: Sanctuary,
    assessment: Assessment,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Sanctuary:
    """Write what was found in the home.

    Raises:
        NotOpenError: the record is not open to whoever assesses.
        NotNow: it does not stand so.
        Collision: somebody else wrote it since.
    """
    check_may_write(sanctuary, expected_version, by)
    for name in ASSESSED:
        setattr(sanctuary, name, getattr(assessment, name))
    sanctuary.found = dict(assessment.found)
    sanctuary.assessed_date = day_of(now)
    fields = (*ASSESSED, "assessed_date")
    advance(sanctuary, "assess", by, now, fields=fields)
    told(sanctuary, "support.assess_home", Operation.COLLECTION, by, now, fields=ASSESSED)
    return sanctuary


@transaction.atomic
def ask_landlord(
    *,
    sanctuary: Sanctuary,
    consent: bool,
    landlord_told: str,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Sanctuary:
    """Note that the landlord was asked, and in which words: only with consent.

    Raises:
        NotOpenError: the record is not open to whoever asks.
        NotNow: there was no consent, it does not stand so, or staying is not safe.
        Collision: somebody else wrote it since.
    """
    check_may_write(sanctuary, expected_version, by)
    if not consent:
        raise NotNow(_("A landlord is asked only if this person agrees, and in these words."))
    _check_may_stay(sanctuary)
    rules.check_landlord(sanctuary.landlord, asks=True)
    sanctuary.landlord_consent, sanctuary.landlord_told = True, landlord_told
    fields = ("landlord_consent", "landlord_told")
    advance(sanctuary, "ask_landlord", by, now, fields=fields)
    told(sanctuary, "support.ask_landlord", Operation.DISCLOSURE, by, now, fields=fields)
    return sanctuary


@transaction.atomic
def move_sanctuary(
    *,
    sanctuary: Sanctuary,
    verb: str,
    why: Why | None = None,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Sanctuary:
    """Take another step, forward or back; what does not go on says why.

    Raises:
        NotOpenError: the record is not open to whoever takes it.
        NotNow: it does not stand so, says no reason, or something comes first.
        Collision: somebody else took a step since.
    """
    check_may_write(sanctuary, expected_version, by)
    if (verb in rules.WITH_REASON) != (why is not None):
        raise NotNow(_("Say why it does not go on."))
    if verb in rules.WITH_FORM - rules.WITH_REASON:
        raise NotNow(_("This step has a page of its own."))
    if verb == "agree":
        _check_may_stay(sanctuary)
        if sanctuary.state == SanctuaryState.ASSESSED:
            rules.check_landlord(sanctuary.landlord, asks=False)
    if verb == "complete":
        rules.check_complete([each.state for each in queries.works_of(sanctuary)])
    advance(sanctuary, verb, by, now, why=why)
    told(sanctuary, "support.move_sanctuary", Operation.ALTERATION, by, now, fields=STANDS)
    return sanctuary


@transaction.atomic
def note_feeling(
    *,
    sanctuary: Sanctuary,
    feels: Feels,
    words: str,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Sanctuary:
    """Note whether this person feels safer at home, in their own words.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: the works are not completed.
        Collision: somebody else wrote it since.
    """
    check_may_write(sanctuary, expected_version, by)
    if sanctuary.state != SanctuaryState.COMPLETED:
        raise NotNow(_("Ask once the works are completed."))
    sanctuary.feels, sanctuary.feels_words = feels, words
    fields = ("feels", "feels_words")
    save_versioned(sanctuary, expected_version=expected_version, now=now, fields=fields)
    told(sanctuary, "support.note_feeling", Operation.COLLECTION, by, now, fields=("feels",))
    return sanctuary


def check_may_write(sanctuary: Sanctuary, expected_version: int, by: Actor) -> None:
    """Raises:
    NotOpenError: the record is not open to whoever writes.
    Collision: somebody else wrote it since.
    """
    require(by, KEEP_SANCTUARY)
    check_open(sanctuary.subject_id)
    if sanctuary.version != expected_version:
        raise Collision(sanctuary)


def advance(
    sanctuary: Sanctuary,
    verb: str,
    by: Actor,
    now: datetime,
    *,
    why: Why | None = None,
    fields: tuple[str, ...] = (),
) -> None:
    """Take the step in the table, with what else it writes."""
    target = SANCTUARY.check_can(sanctuary.state, verb).target
    sanctuary.state, sanctuary.why = target, why.value if why else ""
    sanctuary.due_date = rules.due_date(target, today=day_of(now))
    if verb == "look_again":
        sanctuary.feels, sanctuary.feels_words = "", ""
        fields = (*fields, "feels", "feels_words")
    save_versioned(
        sanctuary, expected_version=sanctuary.version, now=now, fields=(*STANDS, *fields)
    )
    _note(sanctuary, verb, by, now)


def _check_may_stay(sanctuary: Sanctuary) -> None:
    rules.check_may_stay(wants_to_stay=sanctuary.wants_to_stay, lives_apart=sanctuary.lives_apart)


def _note(sanctuary: Sanctuary, verb: str, by: Actor, now: datetime) -> None:
    SanctuaryMove(
        sanctuary=sanctuary,
        subject_id=sanctuary.subject_id,
        controller_id=sanctuary.controller_id,
        verb=verb,
        state=sanctuary.state,
        why=sanctuary.why,
        at=now,
        by_id=by.member_id,
    ).save(force_insert=True)
