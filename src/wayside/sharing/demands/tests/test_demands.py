"""A legal demand is answered with the least the law asks, by two people, and told to her."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.actions import grant
from wayside.sharing.demands import actions
from wayside.sharing.demands.vocabulary import DemandKind, DemandState
from wayside.sharing.models import Disclosure, LegalDemand, OversightEntry
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
    with pytest.raises(NotNow, match="agreed"):
        cast.does(actions.record_told, demand, cast.ana, told="So", not_told_because="")
    cast.does(actions.record_sent, demand, cast.ana, sent="By post", disclosure=None)
    for told, why in (("", ""), ("That they asked", "Not safe")):
        with pytest.raises(NotNow, match="what this person was told, or why"):
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
        "for_immigration": "no",
        "asked_by": "Crown Court",
        "asked_date": "2/7/2018",
        "wants": "Her address",
        "law": "An order of 1 July",
    }
    assert client.post(f"{base}new/", sent).status_code == 302
    with acting(cast.ana):
        number = LegalDemand.objects.get().id
    one, decide = f"{base}{number}/", f"/sharing/demands/{number}/"
    client.post(f"{one}answer/", {"least_answer": "The borough alone"})
    with django_assert_max_num_queries(14):
        assert "a second person must decide" in client.get(base).content.decode()
    partners.sign_in(client, cast.bea)
    client.post(f"{decide}agree/")
    client.post(f"{one}sent/", {"sent": "The borough, by post"})
    assert "The borough, by post" in client.get(decide).content.decode()
    client.post(f"{one}told/", {"told": "By telephone"})
    assert "By telephone" in client.get(base).content.decode()
    partners.sign_in(client, cast.cat)
    for page in (
        base, f"{base}new/", f"{one}answer/", f"{one}sent/", f"{one}told/", decide,
        f"{decide}refuse/",
    ):  # fmt: skip
        assert client.get(page).status_code == 404


def test_the_lead_is_told_and_decides_where_the_record_is_not_open(
    client: Client, cast: Cast, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=1)).date()
    lead = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    stranger = factories.worker(factories.charity("Other Example"), Role.SAFEGUARDING_LEAD)
    demand = cast.demanded()
    page = f"/sharing/demands/{demand.id}/"
    partners.sign_in(client, lead)
    assert client.get(page).status_code == 404
    cast.does(actions.propose_answer, demand, cast.ana, least_answer="Dates alone")
    assert Notice.objects.filter(person_id=lead.person_id).count() == 1
    assert "Answer 1 legal demand" in client.get("/").content.decode()
    assert "police request" in client.get("/sharing/demands/").content.decode()
    assert "Dates alone" in client.get(page).content.decode()
    client.post(f"{page}agree/")
    assert cast.state() == DemandState.AGREED
    assert Notice.objects.filter(person_id=cast.ana.person_id).exists()
    partners.sign_in(client, stranger)
    assert client.get(page).status_code == 404


def test_a_lead_writes_nothing_else_past_the_actions(cast: Cast) -> None:
    lead = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    demand = cast.demanded()
    cast.does(actions.propose_answer, demand, cast.ana, least_answer="x")
    with pytest.raises(ProgrammingError, match="row-level security"), acting(lead, now=SOON):
        LegalDemand.objects.filter(id=demand.id).update(state=DemandState.RECEIVED)


def test_what_was_sent_is_linked_and_is_about_the_same_person(cast: Cast) -> None:
    demand = cast.demanded()
    cast.does(actions.propose_answer, demand, cast.ana, least_answer="x")
    cast.does(actions.agree_answer, demand, cast.bea)
    stranger = Disclosure(subject_id=demand.id)
    with pytest.raises(NotNow, match="somebody else"):
        cast.does(actions.record_sent, demand, cast.ana, sent="x", disclosure=stranger)


def test_it_cannot_be_answered_before_it_was_asked(cast: Cast) -> None:
    demanded = actions.Demanded(
        DemandKind.OTHER, "A court", NOW.date(), "x", "y", NOW.date() - timedelta(days=1)
    )
    with acting(cast.ana), pytest.raises(NotNow, match="on or after"):
        actions.receive_demand(
            subject=cast.subject, demanded=demanded, by=partners.actor_of(cast.ana), now=NOW
        )
