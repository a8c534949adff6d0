"""``wayside hotspots``: the JSON that programs read, and errors that say what to do."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from wayside.crime.hotspots.tests import factories as hot

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("hotspots", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def town() -> hot.Town:
    made = hot.town()
    hot.recorded_crime(made.borough)
    return made


def test_json_holds_places_settings_and_what_was_set_aside(town: hot.Town) -> None:
    hot.crimes(hot.extract(town.borough, date(2017, 12, 1)), (None, None), 2, street="")
    made = json.loads(run("--area", "testham", "--as-of", "2018-07", "--top", "2", "--json"))
    assert [place["rank"] for place in made["places"]] == [1, 2]
    assert set(made["places"][0]) == {
        "rank",
        "label",
        "longitude",
        "latitude",
        "radius_m",
        "score",
        "count",
        "reasons",
        "rank_low",
        "rank_high",
    }
    assert made["settings"]["as_of"] == "2018-07"
    assert made["settings"]["counted_to"] == "2018-06"
    assert {kind["kind"] for kind in made["settings"]["kinds"]} >= {"Drugs", "Robbery"}
    assert made["set_aside"] == {"missing": 2}
    assert "no soliciting category" in made["cautions"][0]


def test_as_of_leaves_that_month_and_later_ones_out(town: hot.Town) -> None:
    made = json.loads(run("--area", "testham", "--as-of", "2018-04", "--json"))
    assert made["settings"]["counted_to"] == "2018-03"
    assert [place["count"] for place in made["places"]] == [30, 18, 12]


def test_the_table_for_people_names_places_and_reasons(town: hot.Town) -> None:
    shown = run("--area", "testham", "--without-police")
    assert "1. Acre Lane, Testham West" in shown
    assert "36 records since January 2018" in shown
    assert "Set aside for stray positions: none" in shown


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("--area", "nowhere"), "There is no area 'nowhere'. Known: ", 2),
        (("--area", "testham", "--as-of", "2018-13"), "a month like 2018-07", 2),
        (("--area", "testham", "--as-of", "July"), "a month like 2018-07", 2),
        (("--area", "testham", "--top", "0"), "from 1 to 50", 2),
        (("--area", "testham", "--window", "-1"), "number of months", 2),
        (("--area", "testham", "--as-of", "2017-01"), "Nothing is held before 2017-01", 3),
        (("--area", "emptyham"), "wayside import-crime FILE --area emptyham", 3),
    ],
)
def test_a_wrong_question_gets_a_sentence_and_a_code(
    town: hot.Town, arguments: tuple[str, ...], said: str, code: int
) -> None:
    hot.town("Emptyham")
    with pytest.raises(CommandError) as refused:
        run(*arguments)
    assert said in str(refused.value)
    assert refused.value.returncode == code
