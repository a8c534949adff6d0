"""Takes in a conversation that an officer told of: as a meeting with somebody, or as a count."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.models import Area, Membership
from wayside.people.models import Person
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.support.actions import Told, count_meetings, note_meeting
from wayside.support.models import Meeting
from wayside.support.permissions import NOTE_MEETINGS
from wayside.support.vocabulary import Given, Met, NeedKind
from wayside.web.states import NotNow

MOMENT = timedelta(hours=1)


@transaction.atomic
def take_in_conversation(
    *, handover: Handover, person: Person | None, by: Actor, now: datetime
) -> Meeting:
    """Note it as a meeting with this person, or only count it; the handover is dealt with. Its
    meeting bears the handover's number, so that two who press at once make one.

    Raises:
        NotNow: it is no conversation, is dealt with, or was in a ward of another area.
        NotOpenError: the record is not open to whoever takes it in.
    """
    require(by, NOTE_MEETINGS)
    if handover.kind != HandoverKind.ENGAGEMENT:
        raise NotNow(_("This is no conversation. Take it up as what it is."))
    if there := Meeting.objects.filter(id=handover.id).first():
        return there
    opened = handovers.open_handover(handover=handover, by=by, now=now)
    told = _told(opened.versions[0].content)
    if opened.handover.owner_id is None:
        handovers.take_up_handover(
            handover=handover,
            owner=Membership.objects.get(id=by.member_id),
            deadline_at=max(opened.handover.deadline_at, now.replace(microsecond=0) + MOMENT),
            by=by,
            now=now,
        )
    handovers.answer_handover(handover=handover, answer=_("Taken in as a meeting."), by=by, now=now)
    if person is None:
        made = count_meetings(people=1, told=told, form_id=handover.id, by=by, now=now)
    else:
        made = note_meeting(person=person, told=told, form_id=handover.id, by=by, now=now)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="support.take_in_conversation",
        record_type="support.Meeting",
        record_id=made.id,
        controller_id=made.controller_id,
        now=now,
    )
    return made


def _told(content: Mapping[str, Any]) -> Told:
    """What the officer told, as a meeting holds it.

    Raises:
        NotNow: it was not told by the form of a conversation.
    """
    facts = content.get("facts")
    if not isinstance(facts, Mapping):
        raise NotNow(_("This was not told by the form of a conversation. Note it by hand."))
    return Told(
        met_at=datetime.fromisoformat(facts["at"]),
        how=Met.PATROL,
        ward=Area.objects.get(id=UUID(facts["ward_id"])),
        topics=tuple(map(NeedKind, facts["topics"])),
        given=tuple(map(Given, facts["given"])),
        offered=tuple(map(NeedKind, facts["offered"])),
        taken=tuple(map(NeedKind, facts["taken"])),
        note=facts["text"],
    )
