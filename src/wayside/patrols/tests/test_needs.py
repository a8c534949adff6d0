"""What people supported need, on the page where a week is planned."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.partners.acting import acting
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols.tests import factories
from wayside.support.models import NeedRelease
from wayside.support.releases import jobs

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 27, 9, 0, tzinfo=UTC)


def release(area: Area, cells: list[dict[str, object]]) -> None:
    by = Actor.service(jobs.NAME, permissions=(), works_for=Side.SUPPORT)
    with acting(by, now=NOW):
        NeedRelease.objects.create(
            area=area, month_date=date(2018, 5, 1), cells=cells, released_at=NOW
        )


def page(area: Area, member: object, week: object, **asked: str) -> str:
    client = Client()
    partners.sign_in(client, member)  # type: ignore[arg-type]
    answer = client.get(reverse("patrols:week", args=(area.slug, week)), asked)
    return answer.content.decode()


def test_who_plans_reads_a_sentence_the_layer_and_what_it_cannot_say() -> None:
    area, ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    member = partners.membership_of(by)
    assert "What people supported need" not in page(area, member, week.iso)
    release(area, [
        {"kind": "housing", "wards": [str(ward.id)], "people": 25},
        {"kind": "money", "wards": [], "people": 10},
    ])  # fmt: skip
    text = page(area, member, week.iso)
    assert "talked about most in May 2018" in text
    assert f"Housing (about 25 people, {ward.name})" in text
    assert "Benefits and debt (about 10 people, whole borough)" in text
    assert "It cannot say who needs anything" in text


def test_a_month_of_few_people_says_so_and_nothing_else() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    release(area, [])
    text = page(area, partners.membership_of(by), week.iso)
    assert "no need was spoken of by enough people" in text


def test_an_officer_who_does_not_plan_reads_nothing_of_it() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area, by=factories.coordinator(area))
    release(area, [{"kind": "housing", "wards": [], "people": 25}])
    officer = factories.member(area, Role.WARD_SERGEANT)
    assert "about 25 people" not in page(area, officer, week.iso)


EAST = {
    "type": "Polygon",
    "coordinates": [
        [[-0.115, 51.40], [-0.08, 51.40], [-0.08, 51.52], [-0.115, 51.52], [-0.115, 51.40]]
    ],
}
CELL = re.compile(
    r'<path d="([^"]*)" fill="#[0-9a-f]+" [^>]*data-feature="(need-\d+)"><title>([^<]*)'
)


def drawn(text: str) -> dict[str, tuple[int, str]]:
    """The cells of the map: how many rings each has, and its words."""
    return {key: (path.count("M"), words) for path, key, words in CELL.findall(text)}


def test_one_topic_is_a_layer_beside_the_hot_spots_drawn_without_scripts_too() -> None:
    area, west = factories.borough()
    east = partners.area(level=AreaLevel.WARD, parent=area, boundary=EAST)
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    member = partners.membership_of(by)
    release(area, [
        {"kind": "housing", "wards": [str(west.id)], "people": 25},
        {"kind": "housing", "wards": [str(east.id)], "people": 10},
        {"kind": "money", "wards": [str(east.id), str(west.id)], "people": 15},
    ])  # fmt: skip
    text = page(area, member, week.iso)
    both = ", ".join(sorted((east.name, west.name)))
    assert drawn(text) == {
        "need-0": (1, f"about 25 people: {west.name}"),
        "need-1": (1, f"about 10 people: {east.name}"),
    }
    assert '<tr data-feature="need-0">' in text
    assert "Street 1 near Road 1" in text
    assert 'id="needs-map-data"' in text
    assert "≈ 25" in text
    assert drawn(page(area, member, week.iso, need="money")) == {
        "need-0": (2, f"about 15 people: {both}")
    }
    assert drawn(page(area, member, week.iso, need="no such thing")) == drawn(text)


def test_what_too_few_spoke_of_is_on_no_map() -> None:
    area, ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    release(area, [{"kind": "housing", "wards": [str(ward.id)], "people": 25}])
    text = page(area, partners.membership_of(by), week.iso, need="money")
    assert [words for _rings, words in drawn(text).values()] == [f"about 25 people: {ward.name}"]
    assert "Benefits and debt" not in text


def test_a_number_of_the_whole_borough_covers_it_as_one_shape() -> None:
    area, _west = factories.borough()
    partners.area(level=AreaLevel.WARD, parent=area, boundary=EAST)
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    release(area, [{"kind": "money", "wards": [], "people": 10}])
    text = page(area, partners.membership_of(by), week.iso)
    assert drawn(text) == {"need-0": (2, "about 10 people: whole borough")}


def test_without_boundaries_the_table_stands_alone() -> None:
    area, west = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    Area.objects.filter(id=west.id).update(boundary=None)
    release(area, [{"kind": "housing", "wards": [str(west.id)], "people": 25}])
    text = page(area, partners.membership_of(by), week.iso)
    assert "about 25 people" in text
    assert "needs-map" not in text
