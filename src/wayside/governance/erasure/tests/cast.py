"""An agency whose period is six years, and somebody whose support ended long ago."""

import uuid
from datetime import UTC, datetime
from typing import Any

from wayside.access.vocabulary import Role
from wayside.governance.erasure import actions, jobs, queries
from wayside.governance.erasure.permissions import FIND_DUE
from wayside.governance.erasure.vocabulary import ROUNDS
from wayside.governance.models import Erasure
from wayside.governance.retention.actions import Proposed, decide_period, propose_period
from wayside.governance.retention.vocabulary import RecordKind
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.tests.factories import actor_of
from wayside.people import actions as people
from wayside.people.models import Person
from wayside.people.tests.factories import details
from wayside.sharing.tests.factories import NOW, acting, charity, worker
from wayside.support.endings.actions import Review, close_record
from wayside.support.endings.vocabulary import EndReason

LONG_AGO = datetime(2011, 5, 3, 10, 0, tzinfo=UTC)


class Cast:
    """A caseworker, a lead and an officer of one agency, and an officer and a lead of another."""

    def __init__(self, name: str = "Harbour") -> None:
        area = partners.area(f"{name}ham")
        self.agency = charity(f"{name} Example", area=area)
        self.caseworker = worker(self.agency)
        self.lead = worker(self.agency, Role.SAFEGUARDING_LEAD)
        self.officer = worker(self.agency, Role.GOVERNANCE_OFFICER)
        beside = charity(f"Beside {name}", area=area)
        self.other_lead = worker(beside, Role.SAFEGUARDING_LEAD)
        self.other_officer = worker(beside, Role.GOVERNANCE_OFFICER)

    def period(self, months: int = 72, kind: RecordKind = RecordKind.RECORD) -> None:
        """Let one hold from today on."""
        with acting(self.officer):
            made = propose_period(
                proposed=Proposed(kind, months, "A schedule", NOW.date()),
                form_id=uuid.uuid4(), by=actor_of(self.officer), now=NOW,
            )  # fmt: skip
        with acting(self.lead):
            decide_period(
                period=made, verb="approve", expected_version=1, by=actor_of(self.lead), now=NOW
            )

    def person(
        self, called: str = "Rosie Example", *, at: datetime = LONG_AGO, **given: Any
    ) -> Person:
        """Somebody whose support began and ended then."""
        by = actor_of(self.caseworker)
        with acting(self.caseworker, now=at):
            made = people.register(
                details=details(called, **given), first_met=at.date(), by=by, now=at
            )
            close_record(
                person=made,
                told_of=Review(EndReason.REACHED, "A home, and work."),
                expected_version=made.version,
                by=by,
                now=at,
            )
        return made

    def rounds(self, *, now: datetime = NOW) -> int:
        """The job of the night."""
        by = jobs.service(ROUNDS, FIND_DUE, self.agency.id)
        with acting(by, now=now):
            return actions.find_due(by=by, now=now)

    def held(self, by: Membership | None = None) -> list[Erasure]:
        """What is due, as somebody sees it."""
        member = by or self.officer
        with acting(member):
            return list(queries.erasures(visible_to=actor_of(member)))

    def forward(self, erasure: Erasure) -> Erasure:
        """The lead puts it forward."""
        with acting(self.lead):
            return actions.put_forward(
                erasure=erasure, expected_version=erasure.version,
                by=actor_of(self.lead), now=NOW,
            )  # fmt: skip

    def approve(self, erasure: Erasure, verb: str = "approve") -> Erasure:
        """The officer decides."""
        with acting(self.officer):
            return actions.decide_erasure(
                erasure=erasure, verb=verb, expected_version=erasure.version,
                by=actor_of(self.officer), now=NOW,
            )  # fmt: skip

    def erase(self, erasure: Erasure) -> None:
        """The job."""
        jobs.erase(str(erasure.id), str(self.agency.id))
