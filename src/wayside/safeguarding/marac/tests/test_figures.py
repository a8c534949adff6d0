"""The figures of a quarter are what counting by hand gives, whatever was heard."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from wayside.partners.tests import factories as partners
from wayside.safeguarding.marac import actions
from wayside.safeguarding.marac.actions import From
from wayside.safeguarding.marac.figures import CHARACTERISTICS
from wayside.safeguarding.marac.tests.cast import SAID, Cast
from wayside.safeguarding.models import AgendaItem, MaracMeeting
from wayside.support.tests.factories import NOW, acting

pytestmark = pytest.mark.django_db
FIRST, AFTER = date(2018, 7, 1), date(2018, 10, 1)


def heard(cast: Cast, random: Random, count: int) -> None:
    """Cases from many hands, heard in meetings in and out of the quarter; some twice, some not
    at all."""
    days = (date(2018, 9, 30), date(2018, 10, 1), date(2018, 7, 20))
    meetings = [cast.meets(datetime.combine(day, time(22, 30), UTC)) for day in days]
    for number in range(count):
        noted: dict[str, Any] = {
            name: random.choice(["yes", "no", "unknown"]) for name, _label in CHARACTERISTICS
        }
        case = cast.do(
            actions.receive_referral,
            cast.mara,
            marac=cast.marac,
            case=replace(
                SAID,
                victim_name=f"Person {random.randint(0, 3)}",
                children=random.randint(0, 4),
                **noted,
            ),
            source=From(
                outside=random.choice(["A force", "A school"]), is_police=random.random() < 0.5
            ),
            form_id=UUID(int=number + 1),
        )
        cast.steps(case, "accept")
        cast.lists(random.choice(meetings), case)
    for meeting in meetings:
        _hear(cast, meeting, 0.8, random)


def _hear(cast: Cast, meeting: MaracMeeting, share: float, random: Random) -> None:
    with acting(cast.mara, now=cast.now):
        items = list(AgendaItem.objects.filter(meeting=meeting))
    if not items:
        return
    begun = cast.moves(cast.circulates(meeting), "begin")
    assert begun
    for item in items:
        if random.random() < share:
            cast.hears(item)


@pytest.mark.parametrize("seed", range(3))
def test_they_match_a_count_by_hand(seed: int) -> None:
    cast = Cast()
    heard(cast, Random(seed), 9)
    found = cast.do(actions.count_marac, cast.mara, marac=cast.marac, first=FIRST, after=AFTER)
    with acting(cast.mara, now=cast.now):
        items = AgendaItem.objects.select_related("case", "meeting")
        counted = {}
        for item in items:
            day = (item.meeting.starts_at + timedelta(hours=1)).date()
            if item.heard_at and FIRST <= day < AFTER:
                counted[item.case_id] = item.case
    cases = list(counted.values())
    assert found.cases == len(cases)
    assert found.children == sum(each.children for each in cases)
    assert found.police == len([each for each in cases if each.is_police])
    assert found.partners == found.cases - found.police
    assert sum(count for _name, count in found.by_agency) == found.cases
    for (name, _label), (_same, figure) in zip(CHARACTERISTICS, found.characteristics, strict=True):
        assert figure == len([each for each in cases if getattr(each, name) == "yes"])


def test_a_confirmed_repeat_is_counted_and_one_that_waits_is_not() -> None:
    cast = Cast()
    first = cast.refers()
    second = cast.refers(now=NOW + timedelta(days=50))
    held = cast.sees(second)
    cast.do(actions.decide_repeat, cast.mara, case=held, of=cast.sees(first), expected_version=1)
    meeting = cast.meets()
    for case in (first, second):
        cast.steps(case, "accept")
        cast.lists(meeting, case)
    _hear(cast, meeting, 1.0, Random(0))
    given: dict[str, Any] = {"marac": cast.marac, "first": FIRST, "after": AFTER}
    assert cast.do(actions.count_marac, cast.mara, **given).repeats == 1
    assert cast.do(actions.count_marac, cast.mara, **given).cases == 2


def test_the_quarters_lead_no_further_than_there_is_a_marac(client: Client, settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()
    partners.sign_in(client, Cast().mara)
    seen = {
        number: [
            words
            for words in ("The quarter before", "The next quarter")
            if words in client.get(f"/safeguarding/marac/figures/2018/{number}/").content.decode()
        ]
        for number in (2, 3, 4)
    }
    assert seen == {2: ["The next quarter"], 3: [], 4: ["The quarter before"]}


def test_the_page_and_the_file_say_the_same(client: Client) -> None:
    cast = Cast()
    partners.sign_in(client, cast.mara)
    page = client.get("/safeguarding/marac/figures/2018/3/")
    assert "Number of cases discussed" in page.content.decode()
    file = client.get("/safeguarding/marac/figures/2018/3/file/")
    assert file["Content-Type"].startswith("text/csv")
    assert '"Number of cases discussed",0' in file.content.decode("utf-8-sig")
    assert client.get("/safeguarding/marac/figures/2018/5/").status_code == 404
    partners.sign_in(client, cast.remi)
    assert client.get("/safeguarding/marac/figures/2018/3/").status_code == 403
