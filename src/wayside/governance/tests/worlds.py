"""One of everything that governance keeps, about somebody whom a caseworker supports."""

import uuid
from datetime import datetime
from typing import Any

from wayside.governance.erasure.jobs import service
from wayside.governance.erasure.permissions import FIND_DUE
from wayside.governance.erasure.vocabulary import ROUNDS
from wayside.governance.models import Erasure
from wayside.governance.retention.actions import Proposed, propose_period
from wayside.governance.retention.vocabulary import RecordKind
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.sharing.tests.factories import acting


class World:
    """A period that waits for a second person, and a record that is due for erasure."""

    def __init__(
        self,
        worker: Membership,
        officer: Membership,
        lead: Membership,
        person: Person,
        *,
        now: datetime,
    ) -> None:
        self.worker, self.officer, self.lead = worker, officer, lead
        self.person, self.now = person, now
        self.names: dict[str, Any] = {}
        self._keep()
        self._fall_due()

    def _keep(self) -> None:
        with acting(self.officer, now=self.now):
            period = propose_period(
                proposed=Proposed(RecordKind.RECORD, 72, "A schedule", self.now.date()),
                form_id=uuid.uuid4(),
                by=partners.actor_of(self.officer),
                now=self.now,
            )
        self.names["period_id"] = period.id

    def _fall_due(self) -> None:
        held = Erasure(
            controller_id=self.person.controller_id,
            record_number=self.person.subject_id,
            ended_date=self.now.date(),
            due_date=self.now.date(),
            created_at=self.now,
            updated_at=self.now,
        )
        by = service(ROUNDS, FIND_DUE, self.person.controller_id)
        with acting(by, now=self.now):
            held.save(force_insert=True)
        self.names["erasure_id"] = held.id
