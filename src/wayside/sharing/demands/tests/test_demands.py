"""A legal demand is answered with the least the law asks, by two people, and told to her."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.actions import grant
from wayside.sharing.demands import actions
from wayside.sharing.demands.vocabulary import DemandKind, DemandState
from wayside.sharing.models import LegalDemand, OversightEntry
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.sharing.vocabulary import Because
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)


class Cast:
    """Two caseworkers to whom a record is open, and their governance officer."""

    def __init__(self) -> None:
        self.charity = factories.charity()
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.cat = factories.worker(self.charity)
        self.governor = factories.worker(self.charity, Role.GOVERNANCE_OFFICER)
        self.subject = factories.subject(self.ana)
        with acting(self.ana):
            grant(
                subject=self.subject,
                to=self.bea,
                because=Because.COVER,
                by=partners.actor_of(self.ana),
                now=NOW,
            )

    def demanded(self, by: Membership | None = None) -> LegalDemand:
        member = by or self.ana
        with acting(member):
            return actions.receive_demand(
                subject=self.subject,
                demanded=actions.Demanded(
                    DemandKind.POLICE_REQUEST, "DC Example", NOW.date(), "All notes", "Section 44"
                ),
                by=partners.actor_of(member),
                now=NOW,
            )

    def does(self, act: Any, demand: LegalDemand, by: Membership, **more: Any) -> None:
        with acting(by, now=SOON):
            act(demand=demand, by=partners.actor_of(by), now=SOON, **more)

    def state(self) -> str:
        with acting(self.ana, now=SOON):
            return LegalDemand.objects.get().state


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_two_people_decide_and_she_is_told(cast: Cast) -> None:
    demand = cast.demanded()
    cast.does(actions.propose_answer, demand, cast.ana, least_answer="Dates alone")
    with pytest.raises(NotNow, match="yourself"):
        cast.does(actions.agree_answer, demand, cast.ana)
    cast.does(actions.agree_answer, demand, cast.bea)
    for told, why in (("", ""), ("That they asked", "Not safe")):
        with pytest.raises(NotNow, match="what she was told, or why"):
            cast.does(actions.record_told, demand, cast.ana, told=told, not_told_because=why)
    cast.does(actions.record_told, demand, cast.ana, told="That they asked", not_told_because="")
    assert cast.state() == DemandState.CLOSED


def test_a_demand_can_be_refused_and_not_before_an_answer_is_proposed(cast: Cast) -> None:
    demand = cast.demanded()
    with pytest.raises(NotNow, match="Received"):
        cast.does(actions.refuse_demand, demand, cast.bea, note="No power")
    cast.does(actions.propose_answer, demand, cast.ana, least_answer="Nothing")
    cast.does(actions.refuse_demand, demand, cast.bea, note="No power")
    assert cast.state() == DemandState.REFUSED


def test_nobody_to_whom_the_record_is_closed_reads_or_records_one(cast: Cast) -> None:
    demand = cast.demanded()
    with pytest.raises(NotNow, match="not open"):
        cast.demanded(cast.cat)
    with pytest.raises(NotNow, match="not open"):
        cast.does(actions.propose_answer, demand, cast.cat, least_answer="x")
    with pytest.raises(NotAllowed):
        cast.does(actions.agree_answer, demand, cast.governor)
    with acting(cast.cat, now=SOON):
        assert not LegalDemand.objects.exists()


def test_one_person_alone_cannot_write_it_agreed(cast: Cast) -> None:
    demand = cast.demanded()
    cast.does(actions.propose_answer, demand, cast.ana, least_answer="x")
    with (
        pytest.raises(IntegrityError, match="two_people"),
        acting(cast.ana, now=SOON),
        transaction.atomic(),
    ):
        LegalDemand.objects.update(state=DemandState.AGREED, decided_by=cast.ana.person)


def test_the_governance_officer_is_told_that_there_is_one_and_its_words_are_locked(
    cast: Cast,
) -> None:
    cast.demanded()
    with acting(cast.governor, now=SOON):
        assert OversightEntry.objects.get().kind == "demand"
    with acting(cast.ana, now=SOON), connection.cursor() as cursor:
        cursor.execute("SELECT wants FROM support.sharing_legaldemand")
        assert b"notes" not in bytes(cursor.fetchone()[0])


def test_the_case_is_worked_on_its_pages(
    client: Client, cast: Cast, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=1)).date()
    base = f"/sharing/people/{cast.subject.id}/demands/"
    partners.sign_in(client, cast.ana)
    assert "No legal demand" in client.get(base).content.decode()
    sent = {
        "kind": "court_order",
        "asked_by": "Crown Court",
        "asked_date": "2/7/2018",
        "wants": "Her address",
        "law": "An order of 1 July",
    }
    assert client.post(f"{base}new/", sent).status_code == 302
    with acting(cast.ana):
        one = f"{base}{LegalDemand.objects.get().id}/"
    client.post(f"{one}answer/", {"least_answer": "The borough alone"})
    with django_assert_max_num_queries(14):
        assert "a second person must decide" in client.get(base).content.decode()
    partners.sign_in(client, cast.bea)
    client.post(f"{one}agree/")
    client.post(f"{one}told/", {"told": "By telephone"})
    assert "By telephone" in client.get(base).content.decode()
    partners.sign_in(client, cast.cat)
    for page in (base, f"{base}new/", f"{one}answer/", f"{one}refuse/", f"{one}told/"):
        assert client.get(page).status_code == 404
