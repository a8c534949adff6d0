"""Whoever is locked out of a record is asked to decide nothing about it, and told of nothing."""

import pytest

from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.actions import grant, lock_out
from wayside.sharing.demands import actions as demands
from wayside.sharing.demands.vocabulary import DemandKind
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.oversight.actions import break_glass
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.sharing.vocabulary import Because

pytestmark = pytest.mark.django_db


class Cast:
    """Ana's record, which Bea covers; two leads, and a colleague. One lead and Bea are locked out
    of it, and it is open to Dee too."""

    def __init__(self) -> None:
        self.charity = factories.charity()
        self.ana, self.bea, self.cat, self.dee = (factories.worker(self.charity) for _ in range(4))
        self.lead, self.other_lead = (
            factories.worker(self.charity, Role.SAFEGUARDING_LEAD) for _ in range(2)
        )
        self.subject = factories.subject(self.ana)
        by = partners.actor_of(self.ana)
        with acting(self.ana):
            for member in (self.bea, self.dee):
                grant(subject=self.subject, to=member, because=Because.COVER, by=by, now=NOW)
            for member in (self.bea, self.other_lead):
                lock_out(subject=self.subject, person=member.person, by=by, now=NOW)

    def told(self) -> set[Membership]:
        everybody = (self.ana, self.bea, self.cat, self.dee, self.lead, self.other_lead)
        people = set(Notice.objects.values_list("person_id", flat=True))
        return {each for each in everybody if each.person_id in people}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_legal_demand_waits_for_nobody_who_is_locked_out(cast: Cast) -> None:
    by = partners.actor_of(cast.ana)
    asked = demands.Demanded(DemandKind.COURT_ORDER, "A court", NOW.date(), "A date", "An order")
    with acting(cast.ana):
        made = demands.receive_demand(subject=cast.subject, demanded=asked, by=by, now=NOW)
        demands.propose_answer(demand=made, least_answer="Dates alone", by=by, now=NOW)
    assert cast.told() == {cast.dee, cast.lead}


def test_a_disclosure_waits_for_nobody_who_is_locked_out(cast: Cast) -> None:
    police = partners.member(Role.COORDINATOR, area=cast.charity.areas.get()).agency
    asked = disclosures.Request(
        recipient=police, role=Role.COORDINATOR, purpose="safety", categories=("risk",),
        basis=Basis.SAFEGUARDING_CHILD, until_at=NOW.replace(month=8),
        necessity="Somebody is in danger", proportionality="Only where and when",
        without_agreement="It was asked for today",
    )  # fmt: skip
    with acting(cast.ana):
        disclosures.disclose(
            subject=cast.subject, snapshot={"text": "Known"}, asked=asked,
            by=partners.actor_of(cast.ana), now=NOW,
        )  # fmt: skip
    assert cast.told() == {cast.dee, cast.lead}


def test_an_emergency_is_told_to_no_worker_who_is_locked_out(cast: Cast) -> None:
    with acting(cast.cat):
        break_glass(
            subject=cast.subject, reason="She rang from the river", now=NOW,
            by=partners.actor_of(cast.cat),
        )  # fmt: skip
    assert cast.told() == {cast.ana, cast.dee}
