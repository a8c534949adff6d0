"""What patrols cost is charged to a grant that may pay for it, and the forecast says its limits."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import FundingGrant
from wayside.partners.tests import factories as partners
from wayside.patrols.staffing.actions.money import charge_patrol, set_grant_terms
from wayside.patrols.staffing.forecast import forecast
from wayside.patrols.staffing.rules import Money
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
OVERTIME = frozenset({"overtime"})


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = TODAY


@pytest.fixture
def town(db: None) -> Town:
    made = factories.town()
    factories.published(made)
    return made


def grant(town: Town, amount: int = 5000, **fields: Any) -> FundingGrant:
    given: dict[str, Any] = {"start_date": date(2018, 7, 1), "end_date": date(2018, 9, 30)}
    return FundingGrant.objects.create(
        programme=town.area.programmes.get(), funder="City fund", amount=Decimal(amount),
        pays_for="Overtime", **(given | fields), **factories.STAMPS,
    )  # fmt: skip


def allow(town: Town, of: FundingGrant, *pays: PayKind) -> None:
    set_grant_terms(grant=of, pays=pays, reading="“overtime of officers”", by=town.by, now=NOW)


def test_nothing_is_charged_before_the_funders_words_are_read(town: Town) -> None:
    with pytest.raises(NotNow, match="in the funder's words"):
        charge_patrol(patrol=town.nights[0], grant=grant(town), by=town.by, now=NOW)


def test_a_grant_is_refused_what_it_may_not_pay_for(town: Town) -> None:
    own = grant(town)
    allow(town, own, PayKind.HOLIDAY)
    with pytest.raises(NotNow, match=r"City fund may not pay for: Overtime\."):
        charge_patrol(patrol=town.nights[0], grant=own, by=town.by, now=NOW)


def test_a_grant_pays_only_in_its_time_and_as_far_as_it_goes(town: Town) -> None:
    early = grant(town, end_date=date(2018, 7, 2))
    small = grant(town, amount=10)
    for own, said in ((early, "outside that time"), (small, "left and this patrol costs")):
        allow(town, own, PayKind.OVERTIME)
        with pytest.raises(NotNow, match=said):
            charge_patrol(patrol=town.nights[0], grant=own, by=town.by, now=NOW)


def test_the_page_shows_what_is_left_after_each_night_and_warns(town: Town) -> None:
    own = grant(town, amount=1900)
    allow(town, own, PayKind.OVERTIME)
    client = Client()
    partners.sign_in(client, patrols.member(town.area, Role.COORDINATOR))
    page = f"/{town.area.slug}/costs/"
    for night in town.nights[:2]:
        client.post(f"{page}nights/{night.id}/", {"grant": own.id})
    said = " ".join(client.get(page).content.decode().split())
    assert "After the night of" in said
    assert "Assumes that coming weeks cost" in said
    assert "runs out about" in said
    assert "Nights that no grant pays for yet" in said


def test_another_areas_grant_pays_for_nothing_here(town: Town) -> None:
    other = factories.town()
    own = grant(other)
    allow(other, own, PayKind.OVERTIME)
    with pytest.raises(NotNow, match="another area"):
        charge_patrol(patrol=town.nights[0], grant=own, by=town.by, now=NOW)
    with pytest.raises(NotAllowed):
        charge_patrol(patrol=town.nights[0], grant=own, by=other.by, now=NOW)


def money(amount: int, charged: int, end: date) -> Money:
    return Money("City fund", amount, charged, date(2018, 6, 1), end, OVERTIME)


def test_a_grant_that_would_lapse_says_how_much_would_be_lost() -> None:
    nights = [(date(2018, 6, 29), 100_00), (date(2018, 7, 6), 100_00)]
    found = forecast(money(2_000_00, 200_00, date(2018, 7, 23)), nights, TODAY)
    assert found.a_week == 100_00
    assert found.lapses == 1_600_00
    assert found.warning == "City fund lapses on 23 July 2018; about £1,600.00 would be lost."


def test_too_few_nights_make_no_forecast() -> None:
    found = forecast(money(2_000_00, 0, TODAY + timedelta(weeks=30)), [], TODAY)
    assert found.runs_out is None
    assert found.assumes == "Too few nights are charged to say how long the money lasts."
    assert found.warning == ""
