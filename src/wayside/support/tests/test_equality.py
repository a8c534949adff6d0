"""Equality data: by choice, behind the record, counted with small numbers held back."""

from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.support.equality import actions
from wayside.support.equality.actions import SAID
from wayside.support.equality.figures import QUESTIONS
from wayside.support.models import EqualityData
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision

pytestmark = pytest.mark.django_db
CHOSEN = {"ethnicity": "black_caribbean", "religion": "not_said", "described": "Jamaican, proud"}


class Cast:
    """A charity with two caseworkers and a lead."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.rosie = factories.person(self.ana, "Rosie")

    def asks(self, by: Membership, version: int = 0, **said: Any) -> EqualityData:
        with acting(by):
            return actions.ask_equality(
                person=self.rosie,
                said=said or CHOSEN,
                expected_version=version,
                by=partners.actor_of(by),
                now=NOW,
            )

    def counts(self, by: Membership) -> Any:
        with acting(by):
            return actions.count_equality(by=partners.actor_of(by), now=NOW)


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_can_be_left_out_or_declined_for_itself(cast: Cast, name: str) -> None:
    made = cast.asks(cast.ana, 0, **{name: "not_said"})
    assert {each for each in SAID if getattr(made, each)} == {name}
    field: Any = EqualityData._meta.get_field(name)
    assert "not_said" in dict(field.choices)
    assert field.blank


def test_an_answer_can_be_taken_back_and_two_who_write_are_told(cast: Cast) -> None:
    made = cast.asks(cast.ana)
    with pytest.raises(Collision):
        cast.asks(cast.ana)
    assert cast.asks(cast.ana, made.version, religion="muslim").ethnicity == ""


def test_it_is_seen_by_whom_the_record_is_open_to_alone(cast: Cast) -> None:
    cast.asks(cast.ana)
    for member in (cast.bea, cast.lead):
        with acting(member), pytest.raises(NotOpenError):
            actions.open_equality(person=cast.rosie, by=partners.actor_of(member), now=NOW)
        with acting(member):
            assert not EqualityData.objects.exists()


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_reads_or_counts_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area, agency=cast.charity)
    with pytest.raises(NotAllowed):
        cast.counts(member)
    for statement in (
        "SELECT count(*) FROM support.support_equalitydata",
        "SELECT * FROM support.equality_counts()",
    ):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(statement)


def test_own_words_are_locked_in_the_database(cast: Cast) -> None:
    cast.asks(cast.ana)
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT described FROM support.support_equalitydata")
        assert b"Jamaican" not in bytes(cursor.fetchone()[0])


def test_a_lead_sees_counts_of_the_own_agency_with_small_numbers_held_back(cast: Cast) -> None:
    cast.asks(cast.ana)
    for number in range(12):
        factories.person(cast.bea, f"Somebody {number}")
    elsewhere = factories.worker(factories.charity("Beside", area=cast.area))
    factories.person(elsewhere, "Dora")
    found = cast.counts(cast.lead)["ethnicity"]
    assert found.cells == {"black_caribbean": None, "": None}
    assert found.total == 15
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support.equality_counts()")
        assert cursor.fetchone()[0] == 0


def test_counting_opens_no_record_and_joins_no_questions(cast: Cast) -> None:
    cast.asks(cast.ana)
    with acting(cast.lead), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM support.equality_counts()")
        assert [each.name for each in cursor.description or ()] == ["question", "answer", "people"]
        assert {row[0] for row in cursor.fetchall()} == set(QUESTIONS)


def test_the_pages_ask_and_count(cast: Cast, client: Client) -> None:
    base = f"/support/people/{cast.rosie.id}/equality/"
    partners.sign_in(client, cast.ana)
    assert client.post(f"{base}ask/", {**CHOSEN, "version": ""}).status_code == 302
    assert client.post(f"{base}ask/", {**CHOSEN, "version": ""}).status_code == 409
    page = client.get(base).content.decode()
    assert "Black: Caribbean" in page
    assert "Prefers not to say" in page
    assert client.get("/support/equality/").status_code == 403
    partners.sign_in(client, cast.lead)
    assert client.get(base).status_code == 404
    counts = client.get("/support/equality/").content.decode()
    assert "Black: Caribbean" in counts
    assert ">1<" not in counts
