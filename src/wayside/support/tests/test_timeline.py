"""One timeline of everything, and what a record opens on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.tests.factories import acting
from wayside.support import actions
from wayside.support.referrals.tests.factories import Cast
from wayside.support.timeline.actions import open_front, open_timeline
from wayside.support.vocabulary import Direction, Whose

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any) -> Cast:
    made = Cast()
    settings.WAYSIDE_TODAY = made.now.date() + timedelta(days=1)
    made.answered(made.sent(), "accept")
    return made


def acts(cast: Cast) -> dict[str, Any]:
    return {"person": cast.rosie, "by": cast.by(cast.ana), "now": cast.now}


def opened(cast: Cast, only: str) -> list[str]:
    with acting(cast.ana, now=cast.now):
        return [str(each.title) for each in open_timeline(**acts(cast), only=only)]


def test_referrals_consent_and_disclosures_stand_on_it(cast: Cast) -> None:
    assert "Referral to Example clinic: Accepted" in opened(cast, "referrals")
    assert len(opened(cast, "consent")) == 1
    assert opened(cast, "disclosures") == ["Disclosed to Clinic Example"]


def test_a_record_opens_on_the_next_step_and_what_happened_last(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.ana)
    plan(cast)
    page = client.get(f"/people/{cast.rosie.id}/").content.decode()
    assert page.index("Safe contact") < page.index("See the flat.") < page.index("A good week.")


def test_however_much_happened_its_first_page_asks_as_little(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.ana)
    plan(cast)
    client.get(f"/people/{cast.rosie.id}/")
    asked = []
    for _each in range(2):
        with CaptureQueriesContext(connection) as found:
            client.get(f"/people/{cast.rosie.id}/")
        asked.append(len(found))
        for _more in range(12):
            move(cast)
    assert asked[1] <= asked[0]


def test_a_record_opens_on_what_its_timeline_begins_with(cast: Cast) -> None:
    plan(cast)
    for days in range(4):
        with acting(cast.ana, now=cast.now):
            front = open_front(**acts(cast) | {"now": cast.now + timedelta(days=days)})
            whole = open_timeline(**acts(cast))
        past = [each for each in whole if each.at <= cast.now + timedelta(days=days)]
        assert [each.at for each in front.moments] == [each.at for each in past[:5]]
        assert {str(each.title) for each in front.moments} <= {str(each.title) for each in past}
        assert len(front.moments) == 5


def test_nobody_else_opens_it(cast: Cast) -> None:
    with acting(cast.bea, now=cast.now), pytest.raises(NotOpenError):
        open_front(person=cast.rosie, by=cast.by(cast.bea), now=cast.now)


def move(cast: Cast) -> None:
    with acting(cast.ana, now=cast.now):
        actions.tell_movement(
            **acts(cast), direction=Direction.FORWARD, words="A good week.", on_date=cast.now.date()
        )


def plan(cast: Cast) -> None:
    with acting(cast.ana, now=cast.now):
        day = cast.now.date() + timedelta(days=30)
        actions.write_plan(
            **acts(cast), aim="Sleep.", strands=(), review_date=day, expected_version=0
        )
        for words, until in (("Later.", None), ("See the flat.", day)):
            actions.agree_step(**acts(cast), words=words, whose=Whose.BOTH, by_date=until)
    move(cast)
