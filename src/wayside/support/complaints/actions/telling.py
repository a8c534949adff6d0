"""Takes feedback and complaints to somebody outside the agency complained of, and the answer
back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.notices import actions as notices
from wayside.partners.models import Agency
from wayside.people.actions import NotOpenError, check_open
from wayside.people.models import Person
from wayside.people.queries import safeguarding_leads, who_holds
from wayside.sharing.reach import REACH, Reach
from wayside.support.complaints import queries, rules
from wayside.support.complaints.permissions import ANSWER_COMPLAINTS, TELL_COMPLAINTS
from wayside.support.complaints.vocabulary import About, ComplaintKind, ReplyKind
from wayside.support.models import Complaint, ComplaintReply
from wayside.support.periods.queries import periods_of
from wayside.web.clock import day_of
from wayside.web.states import NotNow

FIELDS = ("kind", "about", "about_agency", "handled_by", "words", "wanted", "named")


@dataclass(frozen=True, slots=True)
class ToldComplaint:
    """What somebody says, about whom, and who looks at it, as they agreed."""

    kind: ComplaintKind
    about: About
    about_agency: Agency
    handled_by: Agency
    words: str
    wanted: str = ""
    named: str = ""


@transaction.atomic
def tell_complaint(
    *, person: Person | None, given: ToldComplaint, form_id: UUID, by: Actor, now: datetime
) -> Complaint:
    """Write down feedback or a complaint, of somebody supported or of who says no name. It goes
    to an agency other than the one it is about; sent twice, the form of one id writes one.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: the agency complained of would look at it itself, or nobody there can.
    """
    require(by, TELL_COMPLAINTS)
    if person is not None:
        check_open(person.subject_id)
    if there := queries.complaint(form_id):
        return there
    today = day_of(now)
    about, handler = given.about_agency.id, given.handled_by.id
    rules.check_outside(about_agency_id=about, handled_by_id=handler)
    if not queries.who_look(by.area_ids, today=today).filter(id=handler).exists():
        raise NotNow(_("Nobody at that agency can look at it. Choose another."))
    acknowledge_by, answer_by = rules.deadlines(today, periods_of(handler, on=today))
    made = Complaint(
        id=form_id,
        subject_id=person.subject_id if person else None,
        controller_id=by.controller_id,
        told_to_id=by.member_id,
        told_at=now,
        acknowledge_by_date=acknowledge_by,
        answer_by_date=answer_by,
        **{name: getattr(given, name) for name in FIELDS},
    )
    made.save(force_insert=True)
    told(made, "support.tell_complaint", Operation.COLLECTION, by, now, fields=FIELDS)
    for lead in safeguarding_leads(handler, today=today):
        notify(made, lead.person_id, by, now)
    return made


@look
def list_complaints(*, by: Actor, now: datetime) -> Sequence[Complaint]:
    """The complaints that whoever asks wrote down, may open the record of, or looks at."""
    require(by, TELL_COMPLAINTS)
    found = tuple(queries.complaints())
    told(Complaint, "support.list_complaints", Operation.LISTING, by, now, count=len(found))
    return found


@look
def read_complaint(*, complaint_id: UUID, by: Actor, now: datetime) -> Complaint:
    """Open one of them.

    Raises:
        NotOpenError: there is none, or it is not for whoever asks.
    """
    require(by, TELL_COMPLAINTS)
    found = queries.complaint(complaint_id)
    if found is None:
        raise NotOpenError
    told(found, "support.read_complaint", Operation.CONSULTATION, by, now)
    return found


@look
def show_complaint_reach(*, complaint: Complaint, by: Actor, now: datetime) -> Reach:
    """Show where somebody who complained from outside is answered: an event of its own.

    Raises:
        NotOpenError: there is none, or it is not for whoever asks.
        NotNow: they are not to be answered.
    """
    require(by, ANSWER_COMPLAINTS)
    held = queries.complaint(complaint.id)
    if held is None:
        raise NotOpenError
    if not held.reach:
        raise NotNow(_("Nobody said how this person can be answered."))
    action = "support.show_complaint_reach"
    told(held, action, Operation.CONSULTATION, by, now, fields=(REACH,))
    way = str(held.get_way_display())
    return Reach(way, held.reach, held.hours, held.words_to_leave, shared=False)


@transaction.atomic
def reply_complaint(
    *, complaint: Complaint, kind: ReplyKind, words: str, by: Actor, now: datetime
) -> ComplaintReply:
    """Acknowledge or answer a complaint or, where it was told, tell the answer.

    Raises:
        NotNow: it is not for whoever replies, was done already, or something comes first.
    """
    require(by, TELL_COMPLAINTS if kind == ReplyKind.TOLD else ANSWER_COMPLAINTS)
    held = queries.complaint(complaint.id)
    if held is None:
        raise NotOpenError
    rules.check_next(queries.done(held), kind)
    today = day_of(now)
    if queries.may_reply(held, actor=by, today=today) != kind:
        raise NotNow(_("This is for another agency to do."))
    made = ComplaintReply(
        complaint=held, controller_id=by.controller_id, kind=kind, at=now, by_id=by.member_id,
        words=words,
    )  # fmt: skip
    made.save(force_insert=True)
    told(made, "support.reply_complaint", Operation.COLLECTION, by, now, fields=("kind", "words"))
    if kind == ReplyKind.ANSWERED:
        wrote = [held.told_to_id] if held.told_to_id else []
        for person_id in who_holds(wrote, today=today).values():
            notify(held, person_id, by, now)
    return made


def notify(about: Complaint, person_id: UUID, by: Actor, now: datetime) -> None:
    """Tell somebody that there is something, and nothing of it."""
    notices.send(
        to_person=person_id,
        subject="There is something to answer",
        body="Sign in to see what was said, and by when it is to be answered.",
        path="/support/complaints/",
        about=about,
        by=by,
        now=now,
    )
