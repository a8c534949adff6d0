"""Writes down somebody met for the first time, with the meeting, both or neither."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.people import actions as people
from wayside.people.actions import Details
from wayside.people.models import Person
from wayside.support.actions.meetings import Told, note_meeting
from wayside.support.models import Meeting
from wayside.support.permissions import NOTE_MEETINGS


@transaction.atomic
def note_newcomer(
    *, details: Details, first_met: date, told: Told, form_id: UUID, by: Actor, now: datetime
) -> Person:
    """Write somebody down and note that they were met. Sent twice, it is done once.

    Raises:
        NotNow: the birth is no date; the moment or the ward cannot be.
    """
    require(by, NOTE_MEETINGS)
    there = Meeting.objects.filter(id=form_id, subject__isnull=False)
    if before := there.select_related("subject__person").first():
        found: Person = before.subject.person  # type: ignore[union-attr]
        return found
    made = people.register(details=details, first_met=first_met, by=by, now=now)
    note_meeting(person=made, told=told, form_id=form_id, by=by, now=now)
    return made
