"""Decides who supervises whom, and keeps what the two note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.partners.models import Membership
from wayside.support.models import Supervision, SupervisionNote
from wayside.support.supervision import queries
from wayside.support.supervision.permissions import SET_SUPERVISION, SUPERVISE
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Talk:
    """What is noted of one talk."""

    held_date: date
    words: str
    next_date: date | None = None


@look
def list_supervision(*, by: Actor, now: datetime) -> Sequence[Supervision]:
    """Who supervises whom, as far as whoever asks is part of it or leads."""
    require(by, SUPERVISE)
    found = tuple(queries.supervisions())
    told(Supervision, "support.list_supervision", Operation.LISTING, by, now, count=len(found))
    return found


@transaction.atomic
def set_supervision(
    *, worker: Membership, supervisor: Membership, by: Actor, now: datetime
) -> Supervision:
    """Decide who supervises a worker from now on; what went before ends, and its notes stay
    with the two who wrote them.

    Raises:
        NotNow: the two are one person or not of the agency, or it is so already.
    """
    require(by, SET_SUPERVISION)
    today = day_of(now)
    own = queries.workers(by.controller_id, today=today)
    if own.filter(id__in=(worker.id, supervisor.id)).count() != 2:
        raise NotNow(_("Choose two different workers of your own agency."))
    if worker.person_id == supervisor.person_id:
        raise NotNow(_("Nobody supervises themselves."))
    before = Supervision.objects.select_for_update().filter(worker=worker, ended_at=None).first()
    if before is not None:
        if before.supervisor_id == supervisor.id:
            raise NotNow(_("It is so already."))
        _end(before, by, now)
    made = Supervision(
        controller_id=by.controller_id, worker=worker, supervisor=supervisor, from_date=today
    )
    made.save(force_insert=True)
    fields = ("worker", "supervisor")
    told(made, "support.set_supervision", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def end_supervision(*, supervision: Supervision, by: Actor, now: datetime) -> None:
    """End a supervision.

    Raises:
        NotNow: it has ended already.
    """
    require(by, SET_SUPERVISION)
    held = queries.supervisions().select_for_update(of=("self",)).filter(id=supervision.id).first()
    if held is None:
        raise NotNow(_("This has ended already."))
    _end(held, by, now)


@look
def read_supervision(
    *, supervision: Supervision, by: Actor, now: datetime
) -> Sequence[SupervisionNote]:
    """What the two noted; nobody but the two is shown any of it.

    Raises:
        NotNow: whoever asks is not one of the two.
    """
    require(by, SUPERVISE)
    _check_part(supervision, by)
    found = tuple(queries.notes_of(supervision))
    told(supervision, "support.read_supervision", Operation.CONSULTATION, by, now, count=len(found))
    return found


@transaction.atomic
def note_supervision(
    *, supervision: Supervision, talk: Talk, form_id: UUID, by: Actor, now: datetime
) -> SupervisionNote:
    """Write a note of a talk; the form of one id, sent twice, is one note.

    Raises:
        NotNow: whoever writes is not one of the two, it has ended, or the days cannot be.
    """
    require(by, SUPERVISE)
    _check_part(supervision, by)
    if there := SupervisionNote.objects.filter(id=form_id).first():
        return there
    if supervision.ended_at is not None:
        raise NotNow(_("This supervision has ended. Its notes stay as they are."))
    if talk.held_date > day_of(now):
        raise NotNow(_("Choose a day that has come."))
    if talk.next_date is not None and talk.next_date <= talk.held_date:
        raise NotNow(_("The next talk comes after this one."))
    made = SupervisionNote(
        id=form_id,
        controller_id=by.controller_id,
        supervision=supervision,
        written_by_id=by.member_id,
        written_at=now,
        held_date=talk.held_date,
        next_date=talk.next_date,
        words=talk.words,
    )
    made.save(force_insert=True)
    fields = ("held_date", "next_date", "words")
    told(made, "support.note_supervision", Operation.COLLECTION, by, now, fields=fields)
    return made


def _check_part(supervision: Supervision, by: Actor) -> None:
    if by.membership_id not in (supervision.worker_id, supervision.supervisor_id):
        raise NotNow(_("These notes are between a worker and their supervisor alone."))


def _end(held: Supervision, by: Actor, now: datetime) -> None:
    held.ended_at = now
    held.save(update_fields=("ended_at",))
    told(held, "support.end_supervision", Operation.ALTERATION, by, now, fields=("ended_at",))
