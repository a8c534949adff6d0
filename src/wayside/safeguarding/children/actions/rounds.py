"""What a job does each hour: every child has a referral, and one that is late is told of."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.notices import actions as notices
from wayside.partners.models import Area, Membership
from wayside.people.queries import marked_children, safeguarding_leads
from wayside.people.vocabulary import RecordState
from wayside.safeguarding.children import queries
from wayside.safeguarding.children.actions.beginning import begun_of
from wayside.safeguarding.children.permissions import WATCH_CHILDREN
from wayside.safeguarding.models import ChildReferral
from wayside.sharing.handovers.queries import leads as leads_of_area
from wayside.sharing.queries import locked_out
from wayside.web.clock import day_of


@transaction.atomic
def begin_missing_referrals(*, by: Actor, now: datetime) -> int:
    """Begin one for each of the agency's children who never had one, such as those written down
    before this was kept. How many began."""
    require(by, WATCH_CHILDREN)
    children = list(marked_children(by.controller_id).filter(state=RecordState.OPEN))
    known = queries.with_referral([each.subject_id for each in children])
    begun = [begun_of(each, by=by, now=now) for each in children if each.subject_id not in known]
    told(
        ChildReferral,
        "safeguarding.begin_missing_referrals",
        Operation.ADMINISTRATION,
        by,
        now,
        count=len(begun),
    )
    return len(begun)


@transaction.atomic
def escalate_child_referrals(*, by: Actor, now: datetime) -> int:
    """Tell the agency's leads, and those of the area, of each that is late, once for each time it
    was due; a mail names nobody. How many are late."""
    require(by, WATCH_CHILDREN)
    found = list(queries.late(now=now).filter(controller=by.controller_id))
    for each in found:
        _tell_late(each, by=by, now=now)
        each.escalated_at = now
        each.save(update_fields=["escalated_at"])
    told(
        ChildReferral,
        "safeguarding.escalate_child_referrals",
        Operation.ADMINISTRATION,
        by,
        now,
        count=len(found),
    )
    return len(found)


def _tell_late(held: ChildReferral, *, by: Actor, now: datetime) -> None:
    out: set[UUID] = set()
    if held.subject_id:
        out = {person for _subject, person in locked_out([held.subject_id], now=now)}
    own = set(_people(safeguarding_leads(held.controller_id, today=day_of(now)))) - out
    due = held.due_at.isoformat() if held.due_at else ""
    notices.send_each(
        to=own,
        subject="The safeguarding referral of a child is late",
        body="A step of it was due and was not noted. Sign in to see which; where nobody of "
        "children’s social care can be reached, ring the police.",
        about=held,
        path=f"/safeguarding/children/{held.id}/",
        key=f"safeguarding.late:{held.id}:{due}",
        by=by,
        now=now,
    )
    area = _area(held, day_of(now))
    if area is None:
        return
    around = set(_people(leads_of_area(area, now=now))) - own - out
    notices.send_each(
        to=around,
        subject="The safeguarding referral of a child is late at an agency of your area",
        body="Ask the safeguarding leads of the agencies of your area today which one it is, and "
        "what is in the way. The record itself is not open to you.",
        about=held,
        key=f"safeguarding.late:{held.id}:{due}",
        by=by,
        now=now,
    )


def _area(held: ChildReferral, today: date) -> Area | None:
    """Where the agency's leads work, or whoever else is near it."""
    any_lead = safeguarding_leads(held.controller_id, today=today).select_related("area").first()
    member = held.lead or held.worker or any_lead
    return member.area if member else None


def _people(members: QuerySet[Membership]) -> list[UUID]:
    return list(members.values_list("person_id", flat=True))
