"""What patrols cost is charged to a grant that may pay for it, and the forecast says its limits."""

import html
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import FundingGrant
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, PatrolFunding, Posting
from wayside.patrols.staffing.actions.money import (
    charge_patrol,
    recheck_charge,
    set_grant_terms,
    take_charge_back,
)
from wayside.patrols.staffing.forecast import forecast
from wayside.patrols.staffing.rules import Money
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import PatrolState
from wayside.web.states import NotNow
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
OVERTIME = frozenset({"overtime"})


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
    assert found.warning == "City fund lapses on 23 July 2018 with about £1,600.00 unused."


def test_too_few_nights_make_no_forecast() -> None:
    found = forecast(money(2_000_00, 0, TODAY + timedelta(weeks=30)), [], TODAY)
    assert found.runs_out is None
    assert found.assumes == "Too few nights are charged to say how long the money lasts."
    assert found.warning == ""


def charged(town: Town) -> FundingGrant:
    own = grant(town)
    allow(town, own, PayKind.OVERTIME)
    charge_patrol(patrol=town.nights[0], grant=own, by=town.by, now=NOW)
    return own


def costs_page(town: Town) -> tuple[Client, str]:
    client = Client()
    partners.sign_in(client, patrols.member(town.area, Role.COORDINATOR))
    return client, f"/{town.area.slug}/costs/"


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_a_charge_that_a_re_plan_has_overtaken_is_flagged_and_checked_again(town: Town) -> None:
    charged(town)
    client, page = costs_page(town)
    assert "Charges to look at again" not in words(client.get(page))
    Posting.objects.filter(patrol=town.nights[0]).update(cost_pence=10_000)
    said = words(client.get(page))
    assert "Charges to look at again" in said
    assert "and costs £300.00 now." in said
    sent = client.post(f"{page}nights/{town.nights[0].id}/again/", follow=True)
    assert "Charges to look at again" not in words(sent)
    assert PatrolFunding.objects.get().checked_pence == 30_000


def test_a_charge_that_the_grant_may_not_pay_any_more_stays_flagged(town: Town) -> None:
    charged(town)
    Posting.objects.filter(patrol=town.nights[0]).update(cost_pence=400_000)
    client, page = costs_page(town)
    sent = words(client.post(f"{page}nights/{town.nights[0].id}/again/", follow=True))
    assert "has £5,000.00 left and this patrol costs £12,000.00" in sent
    assert "Charges to look at again" in sent


def test_the_charge_of_a_cancelled_night_is_flagged_and_taken_back(town: Town) -> None:
    charged(town)
    Patrol.objects.filter(id=town.nights[0].id).update(
        state=PatrolState.CANCELLED, cancelled_because="Storm."
    )
    client, page = costs_page(town)
    assert "was cancelled after it was charged" in words(client.get(page))
    with pytest.raises(NotNow, match="Take the charge back"):
        recheck_charge(patrol=town.nights[0], by=town.by, now=NOW)
    client.post(f"{page}nights/{town.nights[0].id}/take-back/")
    assert not PatrolFunding.objects.exists()
    assert Event.objects.filter(action="patrols.take_charge_back").count() == 1
    with pytest.raises(NotNow, match="No grant pays"):
        take_charge_back(patrol=town.nights[0], by=town.by, now=NOW)


def test_the_page_names_the_dated_rates_and_says_when_nobody_checked_them(town: Town) -> None:
    client, page = costs_page(town)
    assert "Nobody has entered the force's rates yet" in html.unescape(words(client.get(page)))
    force = town.area.programmes.get().lead_agency
    workforce.rates(force, day=date(2018, 4, 1))
    said = words(client.get(page))
    assert f"Priced by the rates of {force.name} from 1 April 2018 (The force)." in said
    assert "Nobody has checked them." in said
