"""Whom a service serves is told plainly, and a child is never turned away."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.access.permissions import NotAllowed
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person, RemitLine
from wayside.people.remit import actions
from wayside.people.remit.rules import Served, answer
from wayside.people.remit.vocabulary import Answer
from wayside.people.rules import Born
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.people.vocabulary import CHILDREN, AgeMark, Sex

pytestmark = pytest.mark.django_db
GAIA = (Served(Sex.WOMAN, 14, None, with_children=True), Served(Sex.MAN, 16, None))
MARKS = st.sampled_from(list(AgeMark))
SEXES = st.sampled_from(list(Sex))
YEARS = st.one_of(st.none(), st.integers(1930, 2018))
LINES = st.lists(
    st.builds(Served, st.sampled_from(["", *Sex]), st.integers(0, 40), st.none(), st.booleans())
)


@pytest.mark.parametrize(
    ("sex", "born", "mark", "found"),
    [
        (Sex.WOMAN, "2004-07-02", AgeMark.CHILD, Answer.INSIDE),
        (Sex.WOMAN, "1990", AgeMark.UNKNOWN, Answer.INSIDE),
        (Sex.MAN, "2002-07-02", AgeMark.CHILD, Answer.INSIDE),
        (Sex.MAN, "2004-07-02", AgeMark.CHILD, Answer.UNSURE),
        (Sex.WOMAN, "", AgeMark.CHILD, Answer.UNSURE),
        (Sex.NOT_SAID, "1990", AgeMark.UNKNOWN, Answer.UNSURE),
        (Sex.ANOTHER, "1990", AgeMark.UNKNOWN, Answer.UNSURE),
    ],
)
def test_the_remit_of_a_real_service(sex: Sex, born: str, mark: AgeMark, found: Answer) -> None:
    asked = {"sex": sex, "born": Born.parse(born), "mark": mark, "today": TODAY}
    assert answer(GAIA, **asked) == found  # type: ignore[arg-type]


def test_without_lines_anyone_harmed_is_served() -> None:
    assert answer((), sex=Sex.MAN, born=None, mark=AgeMark.ADULT, today=TODAY) == Answer.INSIDE


@examples(300)
@given(LINES, SEXES, YEARS, MARKS)
def test_a_child_is_never_simply_outside(
    lines: list[Served], sex: Sex, year: int | None, mark: AgeMark
) -> None:
    born = Born(date(year, 1, 1), date(year, 12, 31)) if year else None
    found = answer(lines, sex=sex, born=born, mark=mark, today=TODAY)
    if mark in CHILDREN:
        assert found != Answer.OUTSIDE


@examples(200)
@given(LINES, YEARS, MARKS)
def test_who_has_not_said_is_never_outside_because_of_it(
    lines: list[Served], year: int | None, mark: AgeMark
) -> None:
    born = Born(date(year, 1, 1), date(year, 12, 31)) if year else None

    def found(sex: Sex) -> Answer:
        return answer(lines, sex=sex, born=born, mark=mark, today=TODAY)

    if found(Sex.NOT_SAID) == Answer.OUTSIDE:
        assert {found(Sex.WOMAN), found(Sex.MAN), found(Sex.ANOTHER)} == {Answer.OUTSIDE}


def serves(member: Membership, served: Served) -> RemitLine:
    with acting(member):
        return actions.add_remit(served=served, by=partners.actor_of(member), now=NOW)


def test_only_the_lead_of_the_agency_says_whom_it_serves(cast: Cast) -> None:
    made = serves(cast.lead, Served(Sex.WOMAN, 14))
    with pytest.raises(NotAllowed):
        serves(cast.ana, Served())
    with acting(cast.other):
        assert not RemitLine.objects.exists()
    with acting(cast.ana):
        assert RemitLine.objects.count() == 1
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            RemitLine.objects.create(controller=cast.charity, created_at=NOW)
        RemitLine.objects.filter(id=made.id).delete()
        assert RemitLine.objects.count() == 1


def sent(called: str, **more: Any) -> dict[str, Any]:
    first = {"called": called, "age_mark": "adult", "sex": "man", "first_met": "2/7/2018"}
    return {**first, **more}


@pytest.fixture
def ana(cast: Cast, client: Client, settings: Any) -> Client:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    partners.sign_in(client, cast.ana)
    return client


def test_who_is_outside_is_told_once_and_can_still_be_written_down(cast: Cast, ana: Client) -> None:
    serves(cast.lead, Served(Sex.WOMAN, 14))
    page = ana.post("/people/add/", sent("Tom"))
    assert "does not serve this person" in page.content.decode()
    with acting(cast.ana, now=NOW + timedelta(days=2)):
        assert not Person.objects.exists()
    told = page.context["form"].data["told"]
    assert ana.post("/people/add/", sent("Tom", told=told)).status_code == 302
    with acting(cast.ana, now=NOW + timedelta(days=2)):
        assert Person.objects.get().called == "Tom"


def test_a_child_outside_is_helped_first(cast: Cast, ana: Client) -> None:
    serves(cast.lead, Served(Sex.WOMAN, 14))
    page = ana.post("/people/add/", sent("Tom", age_mark="child"))
    assert "never turned away" in page.content.decode()
    told = page.context["form"].data["told"]
    again = ana.post("/people/add/", sent("Tom", age_mark="child", told=told))
    assert again.status_code == 302


def test_a_second_record_is_made_only_after_the_first_was_shown(cast: Cast, ana: Client) -> None:
    factories.person(cast.bea, "Katarzyna", family_name="Lantern", born="1990-05-17")
    asked = sent("Kasia", family_name="Lanturn", born="1990-05-17")
    page = ana.post("/people/add/", asked)
    assert "Is this the same person?" in page.content.decode()
    assert "Katarzyna" in page.content.decode()
    with acting(cast.ana):
        assert Person.objects.count() == 1
    assert Event.objects.filter(action="people.search").exists()
    stale = ana.post("/people/add/", {**asked, "told": "0" * 16})
    assert "Is this the same person?" in stale.content.decode()
    told = page.context["form"].data["told"]
    assert ana.post("/people/add/", {**asked, "told": told}).status_code == 302
    with acting(cast.ana, now=NOW + timedelta(days=2)):
        assert Person.objects.count() == 2


def test_another_agencys_people_are_never_shown_as_likely(cast: Cast, ana: Client) -> None:
    factories.person(cast.other, "Katarzyna", family_name="Lantern", born="1990-05-17")
    asked = sent("Katarzyna", family_name="Lantern", born="1990-05-17")
    assert ana.post("/people/add/", asked).status_code == 302


def test_an_absurd_birth_is_told_in_the_form(ana: Client) -> None:
    page = ana.post("/people/add/", sent("Tom", born="yesterday"))
    assert "Write the date of birth" in page.content.decode()


def test_the_lead_keeps_the_list_on_its_page(cast: Cast, client: Client, ana: Client) -> None:
    assert "anyone who has been harmed" in ana.get("/people/remit/").content.decode()
    assert ana.get("/people/remit/add/").status_code == 403
    lead = Client()
    partners.sign_in(lead, cast.lead)
    wrong = {"sex": "man", "age_from": "16", "age_until": "14"}
    assert "must not be below" in lead.post("/people/remit/add/", wrong).content.decode()
    right = {**wrong, "age_until": "", "with_children": "on"}
    assert lead.post("/people/remit/add/", right).status_code == 302
    with acting(cast.lead):
        line = RemitLine.objects.get()
    assert "Man or boy" in ana.get("/people/remit/").content.decode()
    assert ana.post(f"/people/remit/{line.id}/remove/").status_code == 403
    assert lead.post(f"/people/remit/{line.id}/remove/").status_code == 302
    assert lead.post(f"/people/remit/{line.id}/remove/").status_code == 404
