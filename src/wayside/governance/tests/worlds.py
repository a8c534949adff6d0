"""One of everything that governance keeps, about somebody whom a caseworker supports."""

import uuid
from datetime import datetime
from typing import Any

from wayside.governance.corrections.actions import Right, correct_field
from wayside.governance.corrections.queries import places
from wayside.governance.erasure.jobs import service
from wayside.governance.erasure.permissions import FIND_DUE
from wayside.governance.erasure.vocabulary import ROUNDS
from wayside.governance.models import AccessItem, AccessRequest, Erasure
from wayside.governance.retention.actions import Proposed, propose_period
from wayside.governance.retention.vocabulary import RecordKind
from wayside.governance.rights import actions as rights
from wayside.governance.rights.actions import receive_right
from wayside.governance.rights.vocabulary import RightKind
from wayside.governance.subject_access.actions import Asked, collect_access, receive_access
from wayside.governance.subject_access.vocabulary import AccessState, AskedHow, IdentityCheck
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.sharing.tests.factories import acting
from wayside.support.tests.worlds import SAID
from wayside.web.clock import day_of


class World:
    """A period that waits for a second person, a record that is due for erasure, and a request for
    what is kept, released by a second person."""

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
        self._ask()
        self._correct()
        self._ask_to_correct()

    def _keep(self) -> None:
        with acting(self.officer, now=self.now):
            period = propose_period(
                proposed=Proposed(RecordKind.RECORD, 72, "A schedule", day_of(self.now)),
                form_id=uuid.uuid4(),
                by=partners.actor_of(self.officer),
                now=self.now,
            )
        self.names["period_id"] = period.id

    def _fall_due(self) -> None:
        held = Erasure(
            controller_id=self.person.controller_id,
            record_number=self.person.subject_id,
            ended_date=day_of(self.now),
            due_date=day_of(self.now),
            created_at=self.now,
            updated_at=self.now,
        )
        by = service(ROUNDS, FIND_DUE, self.person.controller_id)
        with acting(by, now=self.now):
            held.save(force_insert=True)
        self.names["erasure_id"] = held.id

    def _ask(self) -> None:
        by = partners.actor_of(self.worker)
        seen: dict[str, Any] = {"by": by, "now": self.now}
        with acting(self.worker, now=self.now):
            held = receive_access(
                person=self.person,
                asked=Asked(
                    day_of(self.now), AskedHow.SPOKEN, IdentityCheck.DOCUMENT, "Her passport."
                ),
                form_id=uuid.uuid4(),
                **seen,
            )
            collect_access(person=self.person, request=held, expected_version=1, **seen)
            item = AccessItem.objects.filter(request=held.id).first()
        with acting(self.lead, now=self.now):
            AccessRequest.objects.filter(id=held.id).update(
                state=AccessState.RELEASED,
                waiting=0,
                sent_by=self.worker.person,
                checked_by=self.lead.person,
                checked_at=self.now,
            )
        assert item
        self.names |= {"access_request_id": held.id, "access_item_id": item.id}

    def _correct(self) -> None:
        with acting(self.worker, now=self.now):
            place = next(each for each in places(self.person) if each.kind == "support.Meeting")
            made = correct_field(
                person=self.person,
                place=place,
                right=Right(f"{SAID} No longer.", "She said so."),
                expected_version=place.row.version,
                by=partners.actor_of(self.worker),
                now=self.now,
            )
        self.names |= {
            "correction_id": made.id,
            "kind": made.model,
            "row_number": made.row_number,
            "field_name": made.field,
        }

    def _ask_to_correct(self) -> None:
        with acting(self.worker, now=self.now):
            held = receive_right(
                person=self.person,
                asked=rights.Asked(
                    RightKind.CORRECT, day_of(self.now), AskedHow.SPOKEN, f"{SAID} Not so."
                ),
                form_id=uuid.uuid4(),
                by=partners.actor_of(self.worker),
                now=self.now,
            )
        self.names |= {"right_id": held.id, "right_request_id": held.id}
