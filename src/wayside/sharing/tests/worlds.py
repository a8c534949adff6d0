"""One of everything that sharing keeps, in one area, and the members who may see it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.agreements import actions as agreements
from wayside.sharing.demands import actions as demands
from wayside.sharing.demands.vocabulary import DemandKind
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import AgreementDocument, Handover, OversightEntry
from wayside.sharing.protocol import actions as protocol
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import acting, agreed
from wayside.web.clock import day_of


class World:
    """A caseworker with a record, the governance officer of her agency, and a coordinator who
    handed something over to it and received something from it."""

    def __init__(self, area: Area, *, charity: Agency, now: datetime) -> None:
        self.now = now
        self.worker = factories.worker(charity)
        self.governor = factories.worker(charity, Role.GOVERNANCE_OFFICER)
        self.coordinator = partners.member(Role.COORDINATOR, area=area)
        self.subject = factories.subject(self.worker, now=now)
        self.names: dict[str, Any] = {"subject_id": self.subject.id}
        self._agree()
        self._hand_over(area)
        self._disclose()
        self._demand()
        self._keep_children(area)

    @property
    def members(self) -> dict[Role, Membership]:
        """Who sees what this world holds, by role."""
        found = (self.worker, self.governor, self.coordinator)
        return {Role(each.role): each for each in found}

    def _keep_children(self, area: Area) -> None:
        """The protocol, a training and a champion: seen by leads of the area alone."""
        lead = partners.member(Role.SAFEGUARDING_LEAD, area=area)
        given: dict[str, Any] = {"by": partners.actor_of(lead), "now": self.now}
        day = day_of(self.now)
        with acting(lead, now=self.now):
            version = protocol.publish_protocol(
                area=area, written=protocol.Written("T", "Text", day), form_id=uuid4(), **given
            )
            course = protocol.Course("Spotting the signs", day, 24)
            held = protocol.add_training(area=area, course=course, form_id=uuid4(), **given)
            champion = protocol.name_champion(area=area, member=lead, **given)
        self.names |= {
            "protocol_version_id": version.id,
            "protocol_training_id": held.id,
            "champion_id": champion.id,
        }

    def _agree(self) -> None:
        parties = (self.worker.agency, self.coordinator.agency)
        terms = agreements.Terms("Known", ("support",), ("needs",), parties, day_of(self.now), None)
        first = partners.member(Role.ADMINISTRATOR, area=self.worker.area)
        version = agreed(terms, first, self.governor, now=self.now)
        with acting(self.governor, now=self.now):
            document = AgreementDocument.objects.create(
                version=version, added_by=first.person, added_at=self.now, kind="pdf", size=5,
                name="signed.pdf", content=b"Known",
            )  # fmt: skip
        self.names |= {"agreement_id": version.agreement_id, "document_id": document.id}

    def _hand_over(self, area: Area) -> None:
        with acting(self.coordinator, now=self.now):
            receipt = handovers.hand_over(
                kind=HandoverKind.REFERRAL,
                area=area,
                to_agency=self.worker.agency,
                content={"text": "Known"},
                by=partners.actor_of(self.coordinator),
                now=self.now,
            )
        with acting(self.worker, now=self.now):
            handover = Handover.objects.get(receipt=receipt.id)
        self.names |= {"receipt_id": receipt.id, "handover_id": handover.id}

    def _disclose(self) -> None:
        with acting(self.worker, now=self.now):
            held = disclosures.disclose(
                subject=self.subject,
                snapshot={"text": "Known"},
                asked=disclosures.Request(
                    recipient=self.coordinator.agency,
                    role=Role.COORDINATOR,
                    purpose="safety",
                    categories=("risk",),
                    basis=Basis.VITAL_INTERESTS,
                    until_at=self.now + timedelta(days=60),
                    necessity="Somebody is in danger",
                    proportionality="Only where and when",
                    emergency=True,
                ),
                by=partners.actor_of(self.worker),
                now=self.now,
            )
            entry = OversightEntry.objects.get(record_id=held.id)
        self.names |= {
            "disclosure_id": held.id, "delivery_id": held.id, "entry_id": entry.id,
        }  # fmt: skip

    def _demand(self) -> None:
        demanded = demands.Demanded(
            DemandKind.COURT_ORDER, "A court", day_of(self.now), "A date", "An order"
        )
        with acting(self.worker, now=self.now):
            made = demands.receive_demand(
                subject=self.subject,
                demanded=demanded,
                by=partners.actor_of(self.worker),
                now=self.now,
            )
        self.names["demand_id"] = made.id
