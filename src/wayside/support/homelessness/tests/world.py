"""One of everything that is kept of an application as homeless."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.people.tests.factories import acting
from wayside.support.homelessness.actions import Applied, begin_application
from wayside.support.homelessness.vocabulary import Milestone, Priority, Standing
from wayside.support.models import ApplicationMove
from wayside.web.clock import day_of


def applied(by: Membership, person: Person, *, said: str, now: datetime) -> dict[str, Any]:
    """An application that waits for the council, with something due, and a step."""
    given = Applied(said, day_of(now), Standing.HOMELESS, Priority.BELIEVED)
    with acting(by, now=now):
        held = begin_application(
            person=person, applied=given, form_id=uuid4(), by=partners.actor_of(by), now=now
        )
        due = held.milestones.get(milestone=Milestone.INTERIM)
        ApplicationMove(
            application=held,
            subject_id=held.subject_id,
            controller_id=held.controller_id,
            verb="relieve",
            state=held.state,
            words=said,
            on_date=held.applied_date,
            at=now,
            by=by,
        ).save(force_insert=True)
    return {"application_milestone_id": due.id, "milestone": "relief"}
