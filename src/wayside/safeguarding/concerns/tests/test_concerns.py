"""Adult safeguarding: what this person wants, a basis for telling, and whether it came about."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection
from django.test import Client

from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.people.vocabulary import AgeMark
from wayside.safeguarding.concerns import actions
from wayside.safeguarding.concerns.actions import Stepped, Written
from wayside.safeguarding.concerns.vocabulary import ConcernState, Met
from wayside.safeguarding.models import AdultConcern
from wayside.safeguarding.tests.cast import TODAY, Cast, day
from wayside.support.tests.factories import acting
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SECRET = "Her carer keeps the door locked"
SAID: Any = {
    "came_from": "worker",
    "abuse": ["physical", "neglect"],
    "criteria": ["needs", "risk"],
    "what": SECRET,
    "agreed": "no",
    "without_because": "coerced",
    "capacity": "doubted",
    "wishes": "She wants to stay at home",
}
WRITTEN = Written(**SAID)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def writes(cast: Cast, written: Written = WRITTEN) -> AdultConcern:
    found: AdultConcern = cast.do(
        actions.write_concern, person=cast.rosie, written=written, form_id=uuid4()
    )
    return found


def steps(cast: Cast, concern: AdultConcern, verb: str, **given: Any) -> AdultConcern:
    found: AdultConcern = cast.do(
        actions.step_concern,
        concern=concern,
        verb=verb,
        step=Stepped(TODAY, **given),
        expected_version=concern.version,
    )
    return found


def sends(cast: Cast, concern: AdultConcern) -> AdultConcern:
    return steps(cast, concern, "send", disclosure_id=cast.disclosed(AgencyKind.COUNCIL).id)


def test_it_is_sent_on_a_basis_enquired_into_and_ends_with_what_was_wanted(cast: Cast) -> None:
    concern = sends(cast, writes(cast))
    steps(cast, concern, "enquire")
    with pytest.raises(NotNow, match="whether what they wanted"):
        steps(cast, concern, "close")
    steps(cast, concern, "close", met=Met.PARTLY)
    assert (concern.state, concern.met) == (ConcernState.CLOSED, Met.PARTLY)


@pytest.mark.parametrize(
    ("agreed", "because", "sentence"), [("no", "", "Choose why"), ("yes", "crime", "no other")]
)
def test_a_wish_is_not_passed_over_without_a_reason(
    cast: Cast, agreed: str, because: str, sentence: str
) -> None:
    with pytest.raises(NotNow, match=sentence):
        writes(cast, Written(**{**SAID, "agreed": agreed, "without_because": because}))


def test_the_council_is_told_by_a_disclosure_alone(cast: Cast) -> None:
    concern = writes(cast)
    with pytest.raises(NotNow, match="Choose the disclosure"):
        steps(cast, concern, "send")
    concern.state = ConcernState.SENT
    with pytest.raises(IntegrityError, match="sent_by_disclosure"), acting(cast.ana):
        concern.save(update_fields=("state",))


def test_the_disclosure_rests_on_what_this_person_said(cast: Cast) -> None:
    concern = writes(cast, Written(**{**SAID, "agreed": "yes", "without_because": ""}))
    with pytest.raises(NotNow, match="another basis"):
        sends(cast, concern)


def test_a_child_goes_another_way(cast: Cast) -> None:
    with acting(cast.ana):
        Person.objects.filter(id=cast.rosie.id).update(age_mark=AgeMark.CHILD)
        cast.rosie.refresh_from_db()
    with pytest.raises(NotNow, match="way for children"):
        writes(cast)


def test_a_double_click_writes_one_and_two_at_once_are_told(cast: Cast) -> None:
    concern = writes(cast)
    given: Any = {"person": cast.rosie, "written": WRITTEN, "form_id": concern.id}
    assert cast.do(actions.write_concern, **given).id == concern.id
    with pytest.raises(NotNow, match="goes on already"):
        writes(cast)
    sends(cast, concern)
    step = Stepped(TODAY, met=Met.NO)
    with pytest.raises(Collision):
        cast.do(actions.step_concern, concern=concern, verb="close", step=step, expected_version=1)


def test_the_lead_sees_it_due_and_a_colleague_sees_nothing(cast: Cast) -> None:
    writes(cast)
    assert cast.duties_of(cast.ana, 1, "/concerns/") == ["Send the adult safeguarding concern"]
    assert cast.duties_of(cast.lou, 0, "/concerns/") == ["Send the adult safeguarding concern"]
    assert not cast.duties_of(cast.bea, 9, "/concerns/")
    with pytest.raises(NotOpenError):
        cast.do(actions.open_concerns, member=cast.bea, person=cast.rosie)
    with acting(cast.bea):
        assert not AdultConcern.objects.exists()


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in ("adultconcern", "concernstep", "missingplan", "protectiveorder", "ordertold"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.safeguarding_{table}")


def test_what_lies_ahead_is_not_noted(cast: Cast) -> None:
    concern = writes(cast)
    step = Stepped(TODAY + timedelta(days=1), met=Met.NO)
    with pytest.raises(NotNow, match="lies ahead"):
        cast.do(actions.step_concern, concern=concern, verb="close", step=step, expected_version=1)


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = f"/safeguarding/people/{cast.rosie.id}/concerns/"
    partners.sign_in(client, cast.ana)
    assert "No concern so far" in client.get(base).content.decode()
    form = {**SAID, "form_id": str(uuid4())}
    asked = client.post(f"{base}write/", {**form, "without_because": ""}).content.decode()
    assert "Choose why" in asked
    assert client.post(f"{base}write/", form).status_code == 302
    assert SECRET in client.get(base).content.decode()
    sent = cast.disclosed(AgencyKind.COUNCIL)
    on = day(clock.today())
    step = {"version": "1", "on_date": on, "disclosure": str(sent.id)}
    assert client.post(f"{base}send/", step).status_code == 302
    assert client.post(f"{base}decline/", {"version": "2", "on_date": on}).status_code == 302
    end = {"version": "3", "on_date": on, "met": "no"}
    assert client.post(f"{base}close/", end).status_code == 302
    assert "Did it come about?" in client.get(base).content.decode()
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
