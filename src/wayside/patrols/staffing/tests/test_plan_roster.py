"""``wayside plan-roster`` works a roster out by the same actions as the page."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from wayside.audit.models import Event
from wayside.patrols.models import Patrol, Posting, Roster
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.vocabulary import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db: None) -> Town:
    return factories.town(weeks=1)


def run(town: Town, *options: str) -> str:
    out = StringIO()
    call_command("plan_roster", "--area", town.area.slug, "--weeks", "1", *options, stdout=out)
    return out.getvalue()


def test_a_draft_is_printed_in_plain_lines_and_nobody_is_told(town: Town) -> None:
    said = run(town)
    assert "6 of 6 posts filled" in said
    assert "Proven: no lawful roster is better" in said
    assert "Friday 13 July: Officer" in said
    assert "nobody was told" in said
    assert Roster.objects.get().state == RosterState.DRAFT
    assert not Posting.objects.exists()


def test_json_says_who_is_where_what_is_empty_and_what_it_costs(town: Town) -> None:
    shown = json.loads(run(town, "--json"))
    assert (shown["posts"], shown["filled"]) == (6, 6)
    assert shown["score"] == shown["bounds"]
    assert shown["pence"] == sum(p["pence"] for n in shown["nights"] for p in n["people"]) > 0
    assert [night["date"] for night in shown["nights"]] == ["2018-07-13", "2018-07-14"]
    assert [night["empty"] for night in shown["nights"]] == [[], []]


def test_it_publishes_only_when_told_to_and_the_trail_names_the_service(town: Town) -> None:
    shown = json.loads(run(town, "--publish", "--json"))
    assert shown["state"] == RosterState.PUBLISHED
    assert Posting.objects.count() == 6
    event = Event.objects.get(action="patrols.publish_roster")
    assert event.actor_kind == "service"


def test_it_makes_the_usual_nights_when_asked(db: None) -> None:
    area, _ward = patrols.borough()
    out = StringIO()
    with pytest.raises(CommandError, match="no night to staff"):
        call_command("plan_roster", "--area", area.slug, stdout=out)
    call_command("plan_roster", "--area", area.slug, "--weeks", "1", "--make-nights", stdout=out)
    assert Patrol.objects.count() == 2
    assert "0 of 6 posts filled" in out.getvalue()
    assert "1 lead missing" in out.getvalue()


def test_places_locked_against_the_rules_are_refused_in_words(town: Town) -> None:
    for who in town.workers[:2]:
        factories.posting(town.nights[0], who, Duty.LEAD, is_locked=True)
    with pytest.raises(CommandError, match="locked break a rule"):
        run(town)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "tomorrow"), "tomorrow is no day"),
        (("--from", "2018-07-08"), "is past"),
        (("--weeks", "40"), "from 1 to 26"),
        (("--area", "nowhere"), "There is no area nowhere"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_change(
    town: Town, options: tuple[str, ...], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        run(town, *options)


def test_a_ward_is_sent_to_its_borough(town: Town) -> None:
    with pytest.raises(CommandError, match="is a ward"):
        run(town, "--area", town.area.parts.get().slug)
