"""``wayside plan-week``: what it proposes, keeps and refuses."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


def plan_week(area: Area | str, week: object = ISO, *more: str) -> str:
    out = StringIO()
    slug = area if isinstance(area, str) else area.slug
    call_command("plan_week", "--area", slug, "--week", str(week), *more, stdout=out)
    return out.getvalue()


def test_it_shows_the_same_proposal_each_time_and_keeps_nothing() -> None:
    area, _ward = factories.borough()
    week = factories.week(area)
    shown = json.loads(plan_week(area, ISO, "--json"))
    assert json.loads(plan_week(area, ISO, "--json")) == shown
    assert [patrol["date"] for patrol in shown["patrols"]] == ["2018-07-13", "2018-07-14"]
    for patrol in shown["patrols"]:
        assert all(place["reasons"] for place in patrol["places"])
        assert {stop["place"] for stop in patrol["stops"]} >= {p["key"] for p in patrol["places"]}
    assert (shown["saved"], shown["seed"]) == (False, week.seed)
    assert week.patrols.count() == 0


def test_it_puts_the_proposal_on_the_plan_when_asked_to() -> None:
    area, _ward = factories.borough()
    week = factories.week(area)
    shown = plan_week(area, ISO, "--save")
    assert "Saved as the proposal of the week." in shown
    assert [p.date for p in week.patrols.all()] == [date(2018, 7, 13), date(2018, 7, 14)]
    with pytest.raises(CommandError, match="was not saved"):
        plan_week(area, ISO, "--save")


@pytest.mark.parametrize(
    ("week", "said"), [("2018-W53", "does not exist"), ("soon", "is not a week")]
)
def test_a_bad_week_is_refused_with_a_sentence(week: str, said: str) -> None:
    area, _ward = factories.borough()
    with pytest.raises(CommandError, match=said):
        plan_week(area, week)


def test_an_unknown_area_a_ward_and_an_area_without_programme_or_data_are_told_apart() -> None:
    area, ward = factories.borough()
    bare = partners.area()
    for asked, said in (
        ("nowhere", "There is no area nowhere"),
        (ward, "is a ward"),
        (bare, "has no programme yet"),
        (area, "wayside import-crime"),
    ):
        with pytest.raises(CommandError, match=said):
            plan_week(asked)
    assert Week.objects.count() == 0
