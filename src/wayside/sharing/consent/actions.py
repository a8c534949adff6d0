"""What somebody agreed to, refused and took back is written down, and read with them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Agency
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.agreements import queries as agreements
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent import queries, rules
from wayside.sharing.consent.permissions import RECORD_CONSENT, VIEW_CONSENT
from wayside.sharing.consent.vocabulary import ConsentKind, HowGiven
from wayside.sharing.disclosures.actions.ending import close_withdrawn
from wayside.sharing.models import ConsentEntry, Subject
from wayside.sharing.queries import may_open
from wayside.sharing.rules import check_somebody
from wayside.web.clock import day_of
from wayside.web.states import NotNow

ABOUT = ("kind", "recipient", "recipient_kind", "purpose", "categories", "how", "words")
GIVEN = (*ABOUT, "capacity_note", "review_date", "until_date")


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: to whom it may go (one agency, or one kind), what, and what for. In a
    refusal, what is left out stands for everything."""

    to: Agency | None = None
    to_kind: str = ""
    purpose: str = ""
    categories: Collection[str] = ()
    how: str = HowGiven.SPOKEN
    words: str = ""


@transaction.atomic
def give_consent(
    *,
    subject: Subject,
    said: Said,
    capacity_considered: bool,
    capacity_note: str,
    review_date: date,
    until_date: date | None,
    by: Actor,
    now: datetime,
) -> ConsentEntry:
    """Record what somebody agreed to.

    Raises:
        NotNow: the record is not open to whoever records, or it is not plain what was agreed.
    """
    _require(subject, by)
    today = day_of(now)
    rules.check_given(
        names_agency=said.to is not None,
        names_kind=bool(said.to_kind),
        categories=said.categories,
        until_date=until_date,
        review_date=review_date,
        capacity_considered=capacity_considered,
        today=today,
    )
    _check_recipient(subject, said, today)
    made = _entry(
        subject,
        ConsentKind.GIVEN,
        said,
        by,
        now,
        capacity_considered=True,
        capacity_note=capacity_note,
        review_date=review_date,
        until_date=until_date,
    )
    _note(made, "sharing.give_consent", by, now, fields=GIVEN)
    return made


@transaction.atomic
def refuse_consent(*, subject: Subject, said: Said, by: Actor, now: datetime) -> ConsentEntry:
    """Record what somebody does not agree to; whatever is left out stands for everything."""
    _require(subject, by)
    made = _entry(subject, ConsentKind.REFUSED, said, by, now)
    _note(made, "sharing.refuse_consent", by, now, fields=ABOUT)
    close_withdrawn(subject, by=by, now=now)
    return made


@transaction.atomic
def withdraw_consent(
    *, subject: Subject, said: Said, by: Actor, now: datetime, of: Sequence[ConsentEntry] = ()
) -> list[ConsentEntry]:
    """Record that somebody takes consent back: what the entries given say, or else everything.
    ``said`` has how it was said and in which words.

    It asks for nothing, compares no versions and takes effect with the transaction: what was
    disclosed by that consent is closed in it.
    """
    _require(subject, by)
    everything = Said(how=said.how, words=said.words)
    taken = [
        replace(
            everything,
            to=each.recipient,
            to_kind=each.recipient_kind,
            purpose=each.purpose,
            categories=each.categories,
        )
        for each in of
        if each.subject_id == subject.id
    ]
    made = [_entry(subject, ConsentKind.WITHDRAWN, each, by, now) for each in taken or [everything]]
    for each in made:
        _note(each, "sharing.withdraw_consent", by, now, fields=ABOUT)
    close_withdrawn(subject, by=by, now=now)
    return made


@look
def read_consent(*, subject: Subject, by: Actor, now: datetime) -> list[ConsentEntry]:
    """The whole ledger, to read together."""
    return _read(subject, "sharing.read_consent", Operation.CONSULTATION, by, now)


@look
def print_consent(*, subject: Subject, by: Actor, now: datetime) -> list[ConsentEntry]:
    """The whole ledger, on paper to take along."""
    return _read(subject, "sharing.print_consent", Operation.EXPORT, by, now)


def _require(subject: Subject, by: Actor) -> None:
    require(by, RECORD_CONSENT)
    queries.hold_still(subject.id)
    if not may_open(subject.id):
        raise NotNow(_("This record is not open to you."))


def _check_recipient(subject: Subject, said: Said, today: date) -> None:
    """Immigration enforcement receives nothing that no agreement names it for."""
    kind = said.to.kind if said.to else said.to_kind
    if kind != AgencyKind.IMMIGRATION_ENFORCEMENT:
        return
    named = said.to and agreements.in_force(on=today, between=(subject.controller_id, said.to.id))
    if not named:
        raise NotNow(
            _("Nothing goes to immigration enforcement, unless an agreement in force names it.")
        )


def _entry(
    subject: Subject, kind: ConsentKind, said: Said, by: Actor, now: datetime, **more: Any
) -> ConsentEntry:
    """Write a line; a word that is none of ours stands for everything, so that nothing stops it."""
    made = ConsentEntry(
        subject=subject,
        controller_id=subject.controller_id,
        kind=kind,
        recipient=said.to,
        recipient_kind=said.to_kind if said.to_kind in AgencyKind else "",
        purpose=said.purpose if said.purpose in Purpose else "",
        categories=sorted({each for each in said.categories if each in Category}),
        how=said.how if said.how in HowGiven else HowGiven.NOT_SAID,
        words=said.words.strip(),
        recorded_by_id=check_somebody(by.membership_id),
        recorded_at=now,
        **more,
    )
    made.save(force_insert=True)
    return made


def _read(
    subject: Subject, action: str, operation: Operation, by: Actor, now: datetime
) -> list[ConsentEntry]:
    require(by, VIEW_CONSENT)
    if not may_open(subject.id):
        raise NotNow(_("This record is not open to you."))
    shown = list(queries.entries(subject))
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="sharing.Subject",
        record_id=subject.id,
        controller_id=subject.controller_id,
        fields=GIVEN,
        count=len(shown),
        now=now,
    )
    return shown


def _note(
    entry: ConsentEntry, action: str, by: Actor, now: datetime, *, fields: tuple[str, ...]
) -> None:
    record(
        by=by,
        operation=Operation.COLLECTION,
        action=action,
        record_type="sharing.ConsentEntry",
        record_id=entry.id,
        controller_id=entry.controller_id,
        fields=fields,
        now=now,
    )
