"""Comparing every place with what somebody needs: reasons as sentences, never an address."""

from typing import Any

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.calculations.placement import Reason
from wayside.calculations.placement.criteria import RULES
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.relations.actions import Known, add_relation
from wayside.people.relations.vocabulary import RelationKind
from wayside.support.actions.particulars import Noted, note_particulars
from wayside.support.housing import actions
from wayside.support.housing.presenters.matches import shown
from wayside.support.housing.presenters.sentences import CONDITIONS, REASONS
from wayside.support.housing.queries import households
from wayside.support.housing.tests import factories as housing
from wayside.support.housing.vocabulary import Refusal, Takes, UseLevel
from wayside.support.models import HousingSearch, HousingWishes, Place
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Medicine, Recourse
from wayside.web.collisions import Collision

pytestmark = pytest.mark.django_db
NEEDS = {
    "sex": "woman",
    "age": 34,
    "children": [[15, "man"]],
    "recourse": "no",
    "script": "yes",
    "mind": 1,
    "use": 2,
    "danger_areas": ["hereham", "nearham", "farham"],
    **dict.fromkeys(("wheelchair", "pets", "arson", "violence", "against_children"), "no"),
    "on_call": "no",
    "communities": ["none"],
}
OPEN: dict[str, Any] = {
    "area": "Elsewhere",
    "bed_spaces": 2,
    "max_children": None,
    "recourse": Takes.YES,
    "script": Takes.YES,
    "use": UseLevel.STABLE,
}


class Cast:
    """Ana looks for a place with Rosie; Hugo keeps places."""

    def __init__(self) -> None:
        self.area = partners.area()
        charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(charity), factories.worker(charity)
        there = factories.charity("Homes Example", area=self.area)
        self.hugo = factories.worker(there, Role.HOUSING_OFFICER)
        self.rosie = factories.person(self.ana, "Rosie")

    def do(self, action: Any, *, member: Membership | None = None, **given: Any) -> Any:
        member = member or self.ana
        with acting(member):
            return action(by=partners.actor_of(member), now=NOW, person=self.rosie, **given)

    def place(self, name: str, *, beds: int = 2, **given: Any) -> Place:
        held = housing.place(self.hugo, name=name, **{**OPEN, **given})
        housing.vacancy(held, self.hugo, beds=beds)
        return held

    def writes(self, version: int = 0, **given: Any) -> HousingWishes:
        found: HousingWishes = self.do(
            actions.write_wishes, answers={**NEEDS, **given}, expected_version=version
        )
        return found

    def sees(self) -> dict[str, Any]:
        matched = self.do(actions.match_places)
        page = shown(matched, now=NOW)
        return {each.place.name: each for each in (*page.fits, *page.fits_if, *page.not_fits)}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_each_reason_and_condition_has_a_sentence_and_a_word() -> None:
    assert set(REASONS) == set(Reason) == set(RULES)
    never = {Reason.BEDS, Reason.CHILDREN, Reason.AREA, Reason.NOT_SAFE}
    assert set(CONDITIONS) == set(Reason) - never
    assert {each.value for each in Reason} <= set(Refusal)


def test_every_place_says_why_it_does_not_fit(cast: Cast) -> None:
    cast.writes()
    cast.place("Open House")
    cast.place("Sons Limit", son_max_age=14)
    cast.place("No Script", script=Takes.NO, recourse=Takes.NO)
    cast.place("In Danger", area="Farham")
    cast.place("Asks Each Time", recourse=Takes.ASKS)
    cast.place("Small", bed_spaces=1, beds=1)
    cast.place("Full", beds=1)
    seen = cast.sees()
    assert next(iter(seen)) == "Open House"
    assert not seen["Open House"].reasons
    assert seen["Sons Limit"].reasons == ("It takes sons up to 14; a son of 15 comes along.",)
    assert len(seen["No Script"].reasons) == 2
    assert seen["In Danger"].reasons == ("Farham is not safe for this person.",)
    assert "it decides each time" in seen["Asks Each Time"].conditions[0]
    assert seen["Small"].reasons[0].startswith("Its largest room has 1 bed space;")
    assert seen["Full"].conditions == ("a room that is large enough comes free",)
    page = shown(cast.do(actions.match_places), now=NOW)
    changes = {str(each.what): (each.count, each.names) for each in page.changes}
    assert changes["The age of a son"] == ("opens 1 place", "Sons Limit")
    assert "Somebody there or near must not be met" not in changes


def test_what_most_places_hang_on_is_said_once_and_all_of_it_stays_at_each(cast: Cast) -> None:
    cast.writes(recourse="")
    for name in ("One", "Two", "Three", "Four"):
        cast.place(name, recourse=Takes.NO)
    cast.place("By Itself", beds=1)
    page = shown(cast.do(actions.match_places), now=NOW)
    hanging = {each.place.name: each for each in page.fits_if}
    (common,) = page.shared
    assert "public funds" in common
    assert all(common in hanging[name].conditions for name in ("One", "Two", "Three", "Four"))
    assert not any(common in each.own_conditions for each in hanging.values())
    assert hanging["By Itself"].own_conditions


def test_somebody_who_must_not_be_met_shuts_a_place(cast: Cast) -> None:
    held = cast.place("Open House")
    cast.writes(unsafe_places=[str(held.id)])
    said = cast.sees()["Open House"].reasons
    assert said == ("Somebody is there whom this person must not meet.",)


def test_a_closed_place_is_not_compared(cast: Cast) -> None:
    cast.writes()
    held = cast.place("Open House")
    with acting(cast.hugo):
        by = partners.actor_of(cast.hugo)
        actions.close_place(place=held, expected_version=1, by=by, now=NOW)
    assert not cast.sees()


def test_what_the_record_says_already_stands_in_the_form(cast: Cast) -> None:
    cast.do(note_particulars, noted=Noted(medicine=Medicine.METHADONE, recourse=Recourse.NO))
    cast.do(add_relation, known=Known(RelationKind.CHILD))
    with acting(cast.ana):
        found = households.held_already(cast.rosie, today=NOW.date())
    assert found == {"script": "yes", "recourse": "no", "children": [[None, None]]} | (
        {"sex": found["sex"]} if "sex" in found else {}
    )


def test_each_day_counts_one_search_of_each_answer(cast: Cast) -> None:
    cast.writes()
    cast.place("Sons Limit", son_max_age=14)
    cast.sees()
    cast.sees()
    with acting(cast.ana):
        held = HousingSearch.objects.get()
        assert (held.places, held.fits, held.shut, held.alone) == (1, 0, ["son_age"], ["son_age"])
    cast.writes(version=1, children=[])
    cast.sees()
    with acting(cast.ana):
        assert HousingSearch.objects.count() == 2


def test_a_colleague_neither_reads_nor_writes_it_and_two_at_once_are_told(cast: Cast) -> None:
    cast.writes()
    for action, more in ((actions.match_places, {}), (actions.open_wishes, {})):
        with pytest.raises(NotOpenError):
            cast.do(action, member=cast.bea, **more)
    with pytest.raises(Collision):
        cast.writes(version=0)
    with acting(cast.bea):
        assert not HousingWishes.objects.exists()
        assert not HousingSearch.objects.exists()


def test_the_pages_ask_and_compare(cast: Cast, client: Client) -> None:
    cast.place("Sons Limit", son_max_age=14, not_from=["Hereham"])
    cast.place("Open House")
    base = f"/support/people/{cast.rosie.id}/housing/"
    partners.sign_in(client, cast.ana)
    assert "Nobody has asked yet" in client.get(base).content.decode()
    sent = {
        "version": "0",
        "sex": "woman",
        "age": "34",
        "children": "15 boy\n? girl",
        "script": "yes",
        "danger_areas": ["hereham"],
        "more_danger": "Somewhere",
        "wish_kinds": ["supported"],
    }
    wrong = client.post(f"{base}household/", {**sent, "children": "a lot"}).content.decode()
    assert "such as “15 boy”" in wrong
    assert client.post(f"{base}household/", sent).status_code == 302
    met = client.post(f"{base}household/", sent).content.decode()
    assert "Somebody else has changed this" in met
    with acting(cast.ana):
        held = HousingWishes.objects.get()
    assert held.answers["children"] == [[15, "man"], [None, "woman"]]
    assert held.answers["danger_areas"] == ["hereham", "somewhere"]
    page = client.get(base).content.decode()
    assert "It takes sons up to 14; a son of 15 comes along." in page
    again = client.get(f"{base}household/").content.decode()
    assert "15 boy" in again
    paper = client.get(f"{base}print/").content.decode()
    assert "Open House" in paper
    assert "Rosie" not in paper
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404
