"""Where a place is stands on no page and in no file of safe housing, whoever looks."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from wayside.access.vocabulary import Role
from wayside.directory.rules.placeless import holds_postcode
from wayside.partners.tests import factories as partners
from wayside.support.homes import actions as homes
from wayside.support.homes.actions import Moving
from wayside.support.homes.vocabulary import HomeKind
from wayside.support.housing import actions, people_urls, rules, urls
from wayside.support.housing.tests.cast import Cast
from wayside.support.models import Place
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
HOME = "12 Lantern Court, SE1 7PB"
# A place itself has no field that could hold where it is, however it was called
WHERE = re.compile(r"address|street|postcode|location|point|lat|lon|easting|map", re.IGNORECASE)


def test_a_place_has_no_field_for_where_it_is_but_its_borough() -> None:
    names = {each.name for each in Place._meta.get_fields()}
    assert not {each for each in names if WHERE.search(each)} - {"about", "violence"}


@pytest.mark.parametrize("field", ["name", "area", "about", "not_from"])
def test_no_words_of_a_place_may_hold_an_address(client: Client, field: str) -> None:
    cast = Cast()
    held = cast.place
    value: Any = [HOME] if field == "not_from" else HOME
    with pytest.raises(NotNow, match="stands nowhere here"):
        cast.do(
            actions.change_place,
            member=cast.hugo,
            place=held,
            values={field: value},
            expected_version=held.version,
        )


def test_no_page_and_no_file_of_housing_shows_an_address(client: Client) -> None:
    cast = Cast()
    moving = Moving(HomeKind.PRIVATE, NOW.date(), HOME)
    cast.do(homes.begin_home, person=cast.rosie, moving=moving, form_id=uuid4())
    held = cast.moves(cast.offered(), "accept")
    given: dict[str, Any] = {"moved_date": NOW.date(), "expected_version": held.version}
    cast.do(actions.note_move_in, member=cast.hugo, offer=held, **given)
    people = (
        cast.ana,
        cast.hugo,
        factories.worker(cast.there, Role.SERVICE_WORKER),
        factories.worker(cast.charity, Role.SAFEGUARDING_LEAD),
        partners.member(Role.COMMISSIONER, area=cast.area),
    )
    ids = {
        "person_id": cast.rosie.id,
        "housing_place_id": cast.place.id,
        "vacancy_id": cast.room.id,
        "offer_id": held.id,
    }
    seen = set()
    for member in people:
        partners.sign_in(client, member)
        for each in (*urls.urlpatterns, *people_urls.urlpatterns):
            of_person = each in people_urls.urlpatterns
            wanted = {"person_id"} if of_person else set()
            wanted |= set(each.pattern.converters)
            url = reverse(f"support:{each.name}", kwargs={name: ids[name] for name in wanted})
            answer = client.get(url)
            if answer.status_code != 200:
                continue
            seen.add(each.name)
            text = strip_tags(answer.content.decode())
            assert "Lantern" not in text, url
            assert not holds_postcode(text), url
            assert not rules.tells_street(text), url
    assert {"places", "place", "offers", "offer", "safe_housing", "own_offer"} <= seen
    assert {"print_matches", "household", "housing_gaps", "housing_gaps_file"} <= seen
