"""Discloses from a record: what is offered, what exactly would go, and what was looked at sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.sharing.consent.queries import hold_still
from wayside.sharing.disclosures import along
from wayside.sharing.disclosures.actions.asking import Request, checked, covering
from wayside.sharing.disclosures.actions.disclosing import disclose
from wayside.sharing.disclosures.along import Piece
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.models import Disclosure, Subject
from wayside.sharing.queries import may_open
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Told:
    """What is to go: one's own words, and by their keys the pieces of the record."""

    words: str
    keys: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Exactly what would go, until when, and what stands for it when it is sent."""

    snapshot: Mapping[str, object]
    taken: Sequence[Piece]
    until_at: datetime
    seal: str


@look
def offer(*, subject: Subject, by: Actor, now: datetime) -> Sequence[Piece]:
    """What of a record could go along.

    Raises:
        NotNow: the record is not open to whoever asks.
    """
    _check_open(subject, by)
    _note(subject, "sharing.choose_what_goes", by, now)
    return along.pieces(subject.id, now=now)


@look
def preview(*, subject: Subject, told: Told, asked: Request, by: Actor, now: datetime) -> Shown:
    """What would go if it was sent now; nothing is sent.

    Raises:
        NotNow: it may not go now, or a piece is of a kind that is not disclosed.
    """
    _check_open(subject, by)
    taken = _taken(subject, told, asked, now)
    allowed = checked(subject, asked, covering(subject, asked, now), now)
    snapshot = along.snapshot_of(told.words, taken)
    _note(subject, "sharing.preview_disclosure", by, now)
    return Shown(snapshot, taken, allowed.until_at, along.seal_of(snapshot))


@transaction.atomic
def disclose_from_record(
    *, subject: Subject, told: Told, seen: str, asked: Request, by: Actor, now: datetime
) -> Disclosure:
    """Disclose exactly what was looked at: the words, and pieces of the kinds that are disclosed,
    as they stand on the record at this moment.

    Args:
        seen: what stood for it in the preview.

    Raises:
        NotNow: it may not go now, or is no longer what was looked at.
    """
    _check_open(subject, by)
    hold_still(subject.id)
    snapshot = along.snapshot_of(told.words, _taken(subject, told, asked, now))
    if along.seal_of(snapshot) != seen:
        raise NotNow(_("This is no longer what you looked at. Look at what goes again."))
    return disclose(subject=subject, snapshot=snapshot, asked=asked, by=by, now=now)


def _taken(subject: Subject, told: Told, asked: Request, now: datetime) -> Sequence[Piece]:
    return along.chosen(along.pieces(subject.id, now=now), told.keys, asked.categories)


def _note(subject: Subject, action: str, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action=action,
        record_type="sharing.Subject",
        record_id=subject.id,
        controller_id=subject.controller_id,
        now=now,
    )


def _check_open(subject: Subject, by: Actor) -> None:
    require(by, DISCLOSE)
    if not may_open(subject.id):
        raise NotNow(_("This record is not open to you."))
