"""What is due for the people whom somebody supports, each line with the page where it is done."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.home.presenters import Urgency
from wayside.home.tests.factories import dues, titles
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.people import jobs
from wayside.people.contact.tests import factories as contact
from wayside.people.models import Person
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.people.vocabulary import AgeMark
from wayside.sharing import actions as sharing
from wayside.sharing.consent import actions as consent
from wayside.sharing.demands import actions as demands
from wayside.sharing.demands.vocabulary import DemandKind
from wayside.sharing.models import ConsentEntry, LegalDemand
from wayside.sharing.vocabulary import Because
from wayside.support import actions as support
from wayside.support.isva.actions import Stands, write_isva_path
from wayside.support.isva.vocabulary import Report, Stage
from wayside.support.vocabulary import Whose

pytestmark = pytest.mark.django_db
DUE_DAY = TODAY + timedelta(days=5)
LATER = NOW + timedelta(days=10)
STEP, REVIEW = "A step that you take is due", "Look at the plan together again"
TALK, SCREENING = "A talk along the ISVA path", "Ask the screening about stalking"
ASK = "Ask how this step goes, and what would help"
CONSENT, DEMAND = "Time to ask again about consent", "A legal demand to answer"


class Town(Cast):
    """The cast, and everything that can become due for somebody."""

    def __init__(self) -> None:
        super().__init__()
        self.clinic = partners.agency("Clinic", kind=AgencyKind.HEALTH, areas=(self.area,))

    def supports(self, called: str) -> Person:
        """Somebody for whom a step, a plan, a consent and a demand are due from Ana."""
        made = factories.person(self.ana, called)
        contact.attempt(self.ana, made)
        self.plans(made)
        self.agrees(made)
        self.advises(made)
        with acting(self.ana):
            asked = demands.Demanded(DemandKind.COURT_ORDER, "A court", TODAY, "A date", "An order")
            demands.receive_demand(subject=made.subject, demanded=asked, by=self.ana_acts, now=NOW)
        return made

    def plans(self, person: Person) -> None:
        with acting(self.ana):
            support.write_plan(
                person=person,
                aim="A door I can lock.",
                strands=("stalking",),
                review_date=DUE_DAY,
                expected_version=0,
                by=self.ana_acts,
                now=NOW,
            )
            for whose in (Whose.WORKER, Whose.PERSON):
                support.agree_step(
                    person=person,
                    words="See the flat.",
                    whose=whose,
                    by_date=DUE_DAY,
                    by=self.ana_acts,
                    now=NOW,
                )

    def advises(self, person: Person) -> None:
        with acting(self.ana):
            write_isva_path(
                person=person,
                stands=Stands(Stage.FIRST, Report.UNDECIDED, "", DUE_DAY),
                expected_version=0,
                by=self.ana_acts,
                now=NOW,
            )

    def agrees(self, person: Person, *, now: Any = NOW, days: int = 5) -> ConsentEntry:
        with acting(self.ana, now=now):
            return consent.give_consent(
                subject=person.subject,
                said=consent.Said(to=self.clinic, purpose="support", categories=("needs",)),
                capacity_considered=True,
                capacity_note="She explained it back to me.",
                review_date=now.date() + timedelta(days=days),
                until_date=None,
                by=self.ana_acts,
                now=now,
            )


@pytest.fixture
def town() -> Town:
    return Town()


def read(member: Membership, address: str = "/") -> str:
    client = Client()
    partners.sign_in(client, member)
    return client.get(address).content.decode()


def due_from(member: Membership) -> set[str]:
    return set(titles(partners.actor_of(member), LATER))


def test_each_line_leads_to_the_page_where_it_is_done(town: Town, settings: Any) -> None:
    settings.WAYSIDE_TODAY = LATER.date()
    rosie = town.supports("Rosie")
    client = Client()
    partners.sign_in(client, town.ana)
    first, own = client.get("/").content.decode(), client.get("/people/").content.decode()
    plans = client.get("/support/due/").content.decode()
    caseload = client.get("/support/caseload/").content.decode()
    shared = f"/sharing/people/{rosie.subject_id}"
    for words, address, pages in (
        (STEP, f"/support/people/{rosie.id}/plan/", (first, plans)),
        (ASK, f"/support/people/{rosie.id}/plan/", (first, plans)),
        (REVIEW, f"/support/people/{rosie.id}/plan/", (first, plans)),
        (TALK, f"/support/people/{rosie.id}/isva/", (first, caseload)),
        (SCREENING, f"/support/people/{rosie.id}/stalking/ask/", (first, caseload)),
        (CONSENT, f"{shared}/consent/", (first, own)),
        (DEMAND, f"{shared}/demands/", (first, own)),
        ("No safe way to reach this person", f"/people/{rosie.id}/contact/", (first, own)),
    ):
        assert all(words in page and f'href="{address}"' in page for page in pages), words
        assert client.get(address).status_code == 200
    looked = Event.objects.filter(action="support.list_due", membership_id=town.ana.id)
    assert set(looked.values_list("count", flat=True)) == {3}


def test_nothing_is_due_before_its_day_nor_from_a_colleague(town: Town) -> None:
    town.supports("Rosie")
    assert {f"Rosie: {each}" for each in (STEP, REVIEW, CONSENT, DEMAND)} <= due_from(town.ana)
    assert not any("Rosie" in each for each in due_from(town.bea) | due_from(town.other))
    early = titles(town.ana_acts, NOW + timedelta(days=4))
    assert set(early) & {f"Rosie: {each}" for each in (STEP, REVIEW, CONSENT)} == set()


def test_the_referral_of_a_child_needs_whoever_supports_it_before_all_else(town: Town) -> None:
    town.supports("Rosie")
    factories.person(town.ana, "Kit", age_mark=AgeMark.CHILD)
    shown = {str(each.title): each.urgency for each in dues(town.ana_acts, LATER)}
    refer = "Kit: Make the safeguarding referral of this child"
    assert [title for title, urgency in shown.items() if urgency == Urgency.BLOCKED] == [refer]
    assert shown[f"Rosie: {SCREENING}"] == Urgency.DUE


def test_consent_that_was_asked_again_or_taken_back_is_not_due(town: Town) -> None:
    rosie, zofia = factories.person(town.ana, "Rosie"), factories.person(town.ana, "Zofia")
    town.agrees(rosie)
    town.agrees(zofia)
    assert {f"Rosie: {CONSENT}", f"Zofia: {CONSENT}"} <= due_from(town.ana)
    hour = NOW + timedelta(hours=1)
    town.agrees(rosie, now=hour, days=90)
    with acting(town.ana, now=hour):
        consent.withdraw_consent(
            subject=zofia.subject, said=consent.Said(), by=town.ana_acts, now=hour
        )
    assert not any(CONSENT in each for each in due_from(town.ana))


def test_an_answer_that_one_proposed_is_due_from_the_second_person(town: Town) -> None:
    rosie = town.supports("Rosie")
    with acting(town.ana):
        demand = LegalDemand.objects.get(subject=rosie.subject)
        demands.propose_answer(
            demand=demand, least_answer="The dates alone.", by=town.ana_acts, now=NOW
        )
    assert f"Rosie: {DEMAND}" not in due_from(town.ana)
    with acting(town.ana):
        sharing.grant(
            subject=rosie.subject, to=town.bea, because=Because.COVER, by=town.ana_acts, now=NOW
        )
    assert f"Rosie: {DEMAND}" in due_from(town.bea)


def test_more_people_take_no_more_statements(town: Town, settings: Any) -> None:
    settings.WAYSIDE_TODAY = LATER.date()
    client = Client()
    partners.sign_in(client, town.ana)
    asked = []
    for names in (("Rosie",), ("Zofia", "Kasia", "Ilse", "Mary")):
        for called in names:
            town.supports(called)
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/").content.decode()
        assert all(called in page for called in names)
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 40


def test_a_long_list_leads_to_all_of_it(town: Town) -> None:
    rosie = factories.person(town.ana, "Rosie")
    with acting(town.ana):
        for _ in range(15):
            support.agree_step(
                person=rosie,
                words="See the flat.",
                whose=Whose.BOTH,
                by_date=DUE_DAY,
                by=town.ana_acts,
                now=NOW,
            )
    found = titles(town.ana_acts, LATER)
    assert found.count(f"Rosie: {STEP}") == 12
    assert "See 3 more in the whole list" in found


def test_pairs_are_due_from_the_link_reviewer(town: Town) -> None:
    reviewer = partners.member(Role.LINK_REVIEWER, area=town.area)
    assert due_from(reviewer) == set()
    for by in (town.ana, town.other):
        factories.person(by, "Kasia", given_name="Katarzyna", family_name="Lantern", born="1990")
        factories.person(by, uuid4().hex)
    jobs.pair_up(now=NOW)
    assert due_from(reviewer) == {"Judge 1 pair of records"}
    assert 'href="/people/links/"' in read(reviewer)
