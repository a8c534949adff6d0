"""Puts a hold on a record, and lifts it by two people."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.sharing.holds import queries
from wayside.sharing.holds.permissions import HOLD_RECORDS
from wayside.sharing.holds.vocabulary import HoldBecause
from wayside.sharing.models import LegalHold, Subject
from wayside.sharing.queries import may_open
from wayside.sharing.rules import check_somebody
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

LIFTED = ("lift_asked_by", "lift_asked_by_person", "lift_asked_at", "lift_words")


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a record is held, in which words, and when that is looked at again."""

    because: HoldBecause
    review_date: date
    words: str = ""


@transaction.atomic
def put_hold(*, subject: Subject, hold: Hold, form_id: UUID, by: Actor, now: datetime) -> LegalHold:
    """Put a hold on a record; the form of one id puts one.

    Raises:
        NotNow: the record is not open to whoever holds it, or it would be looked at again in the
            past.
    """
    require(by, HOLD_RECORDS)
    _check_open(subject.id)
    there = queries.hold_of(subject.id, form_id)
    if there is not None:
        return there
    if hold.review_date <= day_of(now):
        raise NotNow(_("Choose a day to come on which it is looked at again."))
    made = LegalHold(
        id=form_id,
        subject=subject,
        controller_id=subject.controller_id,
        because=hold.because,
        words=hold.words,
        review_date=hold.review_date,
        put_by_id=check_somebody(by.membership_id),
        put_at=now,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    _note(made, "sharing.put_hold", ("because", "review_date"), by, now)
    return made


@transaction.atomic
def ask_to_lift_hold(
    *, hold: LegalHold, words: str, expected_version: int, by: Actor, now: datetime
) -> LegalHold:
    """Ask a second person to lift a hold.

    Raises:
        NotNow: the record is not open to whoever asks, or it is lifted or asked for already.
        Collision: somebody else changed it since.
    """
    require(by, HOLD_RECORDS)
    _check_open(hold.subject_id)
    if hold.lift_asked_at is not None:
        raise NotNow(_("This was asked already: a second person decides."))
    hold.lift_asked_by_id = check_somebody(by.membership_id)
    hold.lift_asked_by_person_id, hold.lift_asked_at = by.person_id, now
    hold.lift_words = words
    save_versioned(hold, expected_version=expected_version, now=now, fields=LIFTED)
    _note(hold, "sharing.ask_to_lift_hold", ("lift_asked_at",), by, now)
    return hold


@transaction.atomic
def lift_hold(*, hold: LegalHold, expected_version: int, by: Actor, now: datetime) -> LegalHold:
    """Lift a hold, as second person.

    Raises:
        NotNow: the record is not open to whoever lifts, nobody asked, it was themselves, or it is
            lifted already.
        Collision: somebody else changed it since.
    """
    require(by, HOLD_RECORDS)
    _check_open(hold.subject_id)
    if hold.lifted_at is not None:
        raise NotNow(_("This hold is lifted already."))
    if hold.lift_asked_at is None:
        raise NotNow(_("First somebody asks to lift it, then a second person does."))
    if hold.lift_asked_by_person_id == by.person_id:
        raise NotNow(_("You asked for this yourself: it takes a second person."))
    hold.lifted_by_id, hold.lifted_by_person_id = check_somebody(by.membership_id), by.person_id
    hold.lifted_at = now
    fields = ("lifted_by", "lifted_by_person", "lifted_at")
    save_versioned(hold, expected_version=expected_version, now=now, fields=fields)
    _note(hold, "sharing.lift_hold", ("lifted_at",), by, now)
    return hold


def _check_open(subject_id: UUID) -> None:
    if not may_open(subject_id):
        raise NotNow(_("There is no such record, or it is not open to you."))


def _note(hold: LegalHold, action: str, fields: tuple[str, ...], by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.ALTERATION,
        action=action,
        record_type="sharing.LegalHold",
        record_id=hold.id,
        controller_id=hold.controller_id,
        fields=fields,
        now=now,
    )
