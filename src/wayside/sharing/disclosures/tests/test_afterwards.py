"""What follows from a disclosure by itself: who is told, when it ends, and that it is deleted."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.agreements import actions as agreements
from wayside.sharing.consent import actions as consents
from wayside.sharing.disclosures import actions
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.tests.test_disclosures import MONTH, SOON, Cast
from wayside.sharing.disclosures.vocabulary import ClosedBecause, DisclosureState
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure, OversightEntry
from wayside.sharing.tests.factories import NOW, acting, agreed
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
CLOCK = Actor.service("expiry", permissions=(DISCLOSE,), works_for=Side.SUPPORT)
DAY = timedelta(days=1)


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.WAYSIDE_TODAY = (NOW + DAY).date()
    return Cast()


def agrees_until(cast: Cast, days: int | None) -> None:
    with acting(cast.ana):
        consents.give_consent(
            subject=cast.subject,
            said=consents.Said(to=cast.hostel, purpose="housing", categories=("needs",)),
            capacity_considered=True,
            capacity_note="Said back",
            review_date=MONTH.date(),
            until_date=None if days is None else (NOW + days * DAY).date(),
            by=partners.actor_of(cast.ana),
            now=NOW,
        )


def told(member: Membership) -> list[str]:
    found = Notice.objects.filter(person_id=member.person_id).order_by("created_at")
    return list(found.values_list("subject", flat=True))


def ends(now: Any) -> int:
    with acting(CLOCK, now=now):
        return actions.expire_disclosures(by=CLOCK, now=now)


def due_of(client: Client, member: Membership) -> str:
    partners.sign_in(client, member)
    return client.get("/").content.decode()


def test_it_ends_with_the_first_consent_it_rests_on_and_is_never_readable_after(cast: Cast) -> None:
    agrees_until(cast, 10)
    held = cast.discloses()
    assert held.until_at < NOW + 11 * DAY
    assert cast.opens(held, cast.housing, now=NOW + 10 * DAY)
    with pytest.raises(NotNow, match="closed"):
        cast.opens(held, cast.housing, now=NOW + 11 * DAY)


def test_consent_without_a_last_day_ends_nothing_sooner(cast: Cast) -> None:
    agrees_until(cast, None)
    assert cast.discloses().until_at == MONTH


def test_one_made_for_longer_than_its_consent_ends_when_that_runs_out(cast: Cast) -> None:
    agrees_until(cast, 5)
    held = cast.discloses()
    with acting(cast.ana):
        Disclosure.objects.update(until_at=MONTH)
    assert ends(NOW + 4 * DAY) == 0
    assert ends(NOW + 7 * DAY) == 1
    with acting(cast.ana, now=NOW + 7 * DAY):
        kept = Disclosure.objects.get()
        assert (kept.state, kept.closed_because) == (DisclosureState.EXPIRED, ClosedBecause.RAN_OUT)
        assert not DeliveryContent.objects.exists()
    assert "A disclosure of yours" in told(cast.ana)
    assert held.id == kept.id


def test_whoever_receives_it_is_told_at_once_also_at_night(client: Client, cast: Cast) -> None:
    cast.confirmed()
    assert told(cast.housing) == ["Something was disclosed to you"]
    assert told(cast.desk) == []
    assert "Open 1 disclosure made to you" in due_of(client, cast.housing)
    assert "made to you" not in due_of(client, cast.desk)


def test_once_opened_it_is_no_longer_due_and_the_controller_sees_when(
    client: Client, cast: Cast
) -> None:
    held = cast.confirmed()
    cast.opens(held, cast.housing)
    assert "made to you" not in due_of(client, cast.housing)
    with acting(cast.ana, now=SOON):
        assert Delivery.objects.get().opened_at == SOON


def test_nothing_goes_to_a_role_that_nobody_holds_there(cast: Cast) -> None:
    with pytest.raises(NotNow, match="Nobody at that agency"):
        cast.overrides(emergency=True, role=Role.MARAC_COORDINATOR)


def test_whoever_may_approve_is_told_and_whoever_asked_learns_what_became_of_it(cast: Cast) -> None:
    held = cast.overrides()
    assert told(cast.lead) == ["A disclosure waits for a second person"]
    assert told(cast.housing) == []
    cast.approves(held, cast.lead)
    assert told(cast.housing) == ["Something was disclosed to you"]
    assert told(cast.ana) == ["A disclosure of yours"]


def test_whoever_asked_is_told_that_nobody_approved_in_time(cast: Cast) -> None:
    cast.overrides()
    assert ends(NOW + 25 * timedelta(hours=1)) == 1
    body = Notice.objects.get(person_id=cast.ana.person_id).body
    assert "Nobody approved in time" in body


def test_its_time_over_it_is_to_be_deleted_chased_and_put_to_governance_once(
    client: Client, cast: Cast, settings: Any
) -> None:
    agrees_until(cast, None)
    cast.discloses()
    assert ends(MONTH) == 1
    settings.WAYSIDE_TODAY = (MONTH + DAY).date()
    assert "Delete 1 disclosure" in due_of(client, cast.housing)
    late = MONTH + 4 * DAY
    for _round in range(2):
        with acting(CLOCK, now=late):
            actions.remind_to_delete(by=CLOCK, now=late)
    settings.WAYSIDE_TODAY = (late + DAY).date()
    assert "1 late" in due_of(client, cast.housing)
    assert told(cast.housing).count("Confirm that you deleted what was disclosed to you") == 1
    with acting(cast.governor, now=late):
        assert OversightEntry.objects.filter(kind="undeleted").count() == 1
    with acting(cast.housing, now=late):
        by = partners.actor_of(cast.housing)
        actions.confirm_deleted(delivery=Delivery.objects.get(), by=by, now=late)
    with acting(cast.ana, now=late):
        assert Delivery.objects.get().deleted_at == late


def test_the_page_of_the_agency_that_disclosed_it_shows_the_receipt(
    client: Client, cast: Cast
) -> None:
    held = cast.confirmed()
    page = f"/sharing/disclosures/{held.id}/"
    partners.sign_in(client, cast.ana)
    assert "Not yet" in client.get(page).content.decode()
    client.post(f"{page}close/")
    assert "Not confirmed yet" in client.get(page).content.decode()
    partners.sign_in(client, cast.housing)
    client.post(f"/sharing/received/{held.id}/deleted/")
    partners.sign_in(client, cast.ana)
    assert cast.housing.person.name in client.get(page).content.decode()


def test_an_agreement_that_covers_it_is_kept_and_without_one_a_reason_is_asked(
    cast: Cast,
) -> None:
    agrees_until(cast, None)
    with pytest.raises(NotNow, match="No agreement between"):
        cast.discloses(without_agreement=" ")
    assert cast.discloses().agreement is None
    parties = (cast.charity, cast.hostel)
    terms = agreements.Terms("Homes", ("housing",), ("needs", "housing"), parties, NOW.date(), None)
    first = partners.member(Role.ADMINISTRATOR, area=cast.area)
    version = agreed(terms, first, cast.governor)
    assert cast.discloses(without_agreement="").agreement == version
