"""The strands of a plan guard the screens: no way leads through family, stalking is asked about."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.directory.models import Strand
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.contact import actions as contact
from wayside.people.contact.actions import Way
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactRoute
from wayside.people.queries.mine import Mine
from wayside.people.vocabulary import AgeMark
from wayside.support import actions as support
from wayside.support import duties
from wayside.support.models import StalkingScreen
from wayside.support.strands import actions
from wayside.support.strands.vocabulary import Sign
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
FORCED_MARRIAGE, HONOUR = "forced-marriage", "crimes-in-the-name-of-honour"
STALKING, MUTILATION = "stalking", "female-genital-mutilation"
THROUGH = Way(RouteKind.THROUGH, "Her aunt")


class Cast:
    """A charity with two caseworkers, and somebody supported by one of them."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(self.ana, "Rosie", age_mark=AgeMark.CHILD)

    def plans(self, *strands: str, version: int = 0) -> None:
        with acting(self.ana):
            support.write_plan(
                person=self.rosie,
                aim="A door I can lock.",
                strands=strands,
                review_date=NOW.date() + timedelta(days=30),
                expected_version=version,
                by=partners.actor_of(self.ana),
                now=NOW,
            )

    def adds(self, way: Way = THROUGH) -> ContactRoute:
        with acting(self.ana):
            return contact.add_route(
                person=self.rosie,
                way=way,
                how_confirmed="Asked alone",
                by=partners.actor_of(self.ana),
                now=NOW,
            )

    def screens(self, by: Membership, *signs: Sign, days: int = 0) -> StalkingScreen:
        at = NOW + timedelta(days=days)
        with acting(by, now=at):
            return actions.screen_stalking(
                person=self.rosie,
                signs=signs,
                words="He stands at the bus stop.",
                form_id=uuid4(),
                by=partners.actor_of(by),
                now=at,
            )

    def due(self, *, days: int = 0) -> list[str]:
        now = NOW + timedelta(days=days)
        with acting(self.ana):
            found = duties.due(Mine(partners.actor_of(self.ana), now=now))
        asked = reverse("support:screen", args=(self.rosie.id,))
        return [each.called for each in found if each.url == asked]


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_the_strands_that_come_with_it_ask_what_they_must() -> None:
    asks = dict(Strand.objects.exclude(guards="").values_list("slug", "guards"))
    assert asks == {
        FORCED_MARRIAGE: "family", HONOUR: "family", STALKING: "stalking", MUTILATION: "child_duty",
    }  # fmt: skip


def test_a_strand_that_the_partnership_adds_guards_as_it_says(cast: Cast) -> None:
    Strand.objects.create(slug="dowry", name="Dowry", guards="family")
    cast.plans("dowry")
    with pytest.raises(NotNow, match="tell family"):
        cast.adds()


def test_strands_are_noted_on_the_first_day_before_there_is_a_plan(
    cast: Cast, client: Client
) -> None:
    partners.sign_in(client, cast.ana)
    url = reverse("support:choose_strands", args=(cast.rosie.id,))
    sent = {"strands": [HONOUR], "version": ""}
    assert client.post(url, sent).status_code == 302
    page = client.get(reverse("support:plan", args=(cast.rosie.id,))).content.decode()
    assert "No plan yet" in page
    assert "Never contact family" in page
    assert "changed" in client.post(url, {"strands": [], "version": "9"}).content.decode()
    cast.plans(HONOUR, version=1)
    with acting(cast.bea), pytest.raises(NotOpenError):
        actions.choose_strands(
            person=cast.rosie, strands=(), expected_version=2, by=partners.actor_of(cast.bea),
            now=NOW,
        )  # fmt: skip


def test_pages_of_what_is_shared_warn_and_ask_who_works_there(cast: Cast, client: Client) -> None:
    cast.plans(HONOUR)
    partners.sign_in(client, cast.ana)
    base = f"/sharing/people/{cast.rosie.subject_id}/"
    for page in ("consent/", "disclosures/", "demands/"):
        assert "Never contact family" in client.get(base + page).content.decode()
    for page in ("consent/add/", "disclosures/new/"):
        assert "work at that agency" in client.get(base + page).content.decode()


@pytest.mark.parametrize("strand", [FORCED_MARRIAGE, HONOUR])
def test_no_way_leads_through_anybody_else(cast: Cast, strand: str) -> None:
    cast.plans(strand)
    with pytest.raises(NotNow, match="tell family"):
        cast.adds()
    cast.adds(Way(RouteKind.PHONE, "07700 900123"))


def test_a_way_that_was_there_before_is_neither_shown_nor_kept(cast: Cast) -> None:
    route = cast.adds()
    cast.plans(HONOUR)
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        with pytest.raises(NotNow, match="tell family"):
            contact.show_route(route=route, checked=True, despite=None, by=by, now=NOW)
        with pytest.raises(NotNow, match="tell family"):
            contact.change_route(route=route, way=THROUGH, expected_version=1, by=by, now=NOW)


def test_other_strands_bar_nobody(cast: Cast) -> None:
    cast.plans("trafficking")
    assert cast.adds().kind == RouteKind.THROUGH


def test_the_screens_never_offer_family(cast: Cast, client: Client) -> None:
    route = cast.adds()
    partners.sign_in(client, cast.ana)
    add = f"/people/{cast.rosie.id}/contact/"
    assert "Through somebody" in client.get(f"{add}add/").content.decode()
    cast.plans(FORCED_MARRIAGE)
    assert "Through somebody" not in client.get(f"{add}add/").content.decode()
    shown = client.get(add).content.decode()
    assert "Never contact family" in shown
    assert "Ask whoever this person agreed" not in shown
    page = client.get(f"/people/{cast.rosie.id}/").content.decode()
    assert "Never contact family" in page
    asked = client.get(reverse("people:show_route", args=(cast.rosie.id, route.id)))
    assert asked.status_code == 302


def test_stalking_asks_its_screening_until_it_is_asked_and_again_later(cast: Cast) -> None:
    cast.plans("trafficking")
    assert cast.due() == []
    cast.plans(STALKING, version=1)
    assert cast.due() == ["Rosie"]
    cast.screens(cast.ana)
    assert cast.due(days=90) == []
    assert cast.due(days=91) == ["Rosie"]


def test_grave_signs_lead_to_the_safeguarding_lead(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.ana)
    cast.plans(STALKING, MUTILATION)
    base = f"/support/people/{cast.rosie.id}/stalking/"
    before = client.get(base).content.decode()
    assert "Ask the screening about stalking" in before
    assert "duty to report" in before
    form_id = str(uuid4())
    sent = {"signs": ["afraid", "watches"], "words": "He knows.", "form_id": form_id}
    assert client.post(f"{base}ask/", sent).status_code == 302
    assert client.post(f"{base}ask/", sent).status_code == 302
    with acting(cast.ana, now=clock.now()):
        assert StalkingScreen.objects.count() == 1
    after = client.get(base).content.decode()
    assert "grave signs" in after
    assert "They are very afraid" in after


def test_nobody_else_reads_or_writes_a_screening(cast: Cast, client: Client) -> None:
    cast.screens(cast.ana, Sign.WAITS)
    with pytest.raises(NotOpenError):
        cast.screens(cast.bea)
    with acting(cast.bea):
        assert not StalkingScreen.objects.exists()
    base = f"/support/people/{cast.rosie.id}/stalking/"
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
    for role in (Role.PATROL_OFFICER, Role.ADMINISTRATOR, Role.SERVICE_WORKER):
        partners.sign_in(client, partners.member(role, area=cast.area))
        assert client.get(base).status_code == 403
