"""A referral begins by itself: with the mark of a child, or with a concern that is taken up."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.notices import actions as notices
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.queries import safeguarding_leads
from wayside.safeguarding.children import queries, rules
from wayside.safeguarding.children.vocabulary import Began, ReferralState
from wayside.safeguarding.models import ChildReferral, ChildReferralMove
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.web.clock import day_of

FIELDS = ("began", "due_at", "lead")


@transaction.atomic
def begin_of_marked(*, person: Person, by: Actor, now: datetime) -> ChildReferral | None:
    """Begin one for somebody who was written down as a child or as one who may be, in the same
    transaction; none where one goes on. Whoever could be told was told as the mark was made."""
    require(by, SUPPORT_PEOPLE)
    return begun_of(person, by=by, now=now)


@transaction.atomic
def begin_of_handover(*, handover: Handover, by: Actor, now: datetime) -> ChildReferral | None:
    """Begin one with a concern about a child that is taken up, once; its agency's leads are told
    where somebody else took it up."""
    require(by, RECEIVE_HANDOVERS)
    if handover.kind != HandoverKind.CHILD_CONCERN:
        return None
    if before := queries.of_handover(handover.id):
        return before
    made = _made(None, Began.HANDED_OVER, by, now, worker_id=handover.owner_id)
    made.handover = handover
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # another agency took it up before it was passed on
        return None
    note_move(made, "begin", by, now)
    told(made, "safeguarding.begin_child_referral", Operation.COLLECTION, by, now, fields=FIELDS)
    if made.lead is None or made.lead.person_id != by.person_id:
        tell_leads(
            made,
            subject="A concern about a child was taken up",
            body="A safeguarding referral has begun, with a clock. Sign in to see what is due.",
            key=f"safeguarding.begun:{made.id}",
            by=by,
            now=now,
        )
    return made


def begun_of(person: Person, *, by: Actor, now: datetime) -> ChildReferral | None:
    """A new referral of a record, on the trail, unless one goes on."""
    if queries.running_of(person.subject_id):
        return None
    made = _made(person.subject_id, Began.MARKED, by, now, worker_id=person.worker_id)
    made.controller_id = person.controller_id
    made.save(force_insert=True)
    note_move(made, "begin", by, now)
    told(made, "safeguarding.begin_child_referral", Operation.COLLECTION, by, now, fields=FIELDS)
    return made


def _made(
    subject_id: UUID | None, began: Began, by: Actor, now: datetime, *, worker_id: UUID | None
) -> ChildReferral:
    return ChildReferral(
        subject_id=subject_id,
        controller_id=by.controller_id,
        began=began,
        worker_id=worker_id,
        lead=_lead(by, now),
        due_at=rules.next_due(ReferralState.TO_MAKE, at_once=False, since=now),
        created_at=now,
        updated_at=now,
    )


def _lead(by: Actor, now: datetime) -> Membership | None:
    """Whoever acts, if a lead of the agency, or the agency's only lead. Which of several leads it
    is, a person says: none is named by chance."""
    leads = list(safeguarding_leads(by.controller_id, today=day_of(now)))
    own = (each for each in leads if each.id == by.membership_id)
    return next(own, leads[0] if len(leads) == 1 else None)


def note_move(held: ChildReferral, verb: str, by: Actor, now: datetime) -> None:
    """Keep the step."""
    ChildReferralMove(
        referral=held,
        controller_id=held.controller_id,
        verb=verb,
        state=held.state,
        at=now,
        by_id=by.membership_id,
    ).save(force_insert=True)


def tell_leads(
    held: ChildReferral, *, subject: str, body: str, key: str, by: Actor, now: datetime
) -> None:
    """Tell the agency's leads, naming nobody."""
    leads = safeguarding_leads(held.controller_id, today=day_of(now))
    notices.send_each(
        to=leads.values_list("person_id", flat=True),
        subject=subject,
        body=body,
        about=held,
        path=f"/safeguarding/children/{held.id}/",
        key=key,
        by=by,
        now=now,
    )
