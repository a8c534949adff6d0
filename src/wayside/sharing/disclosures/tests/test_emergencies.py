"""What is disclosed in an emergency is open at once and waits for a second person all the same:
confirmed in time by somebody else, or closed."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role, Side
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.disclosures import actions, queries
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.tests.test_disclosures import MONTH, SNAPSHOT, SOON, Cast
from wayside.sharing.disclosures.vocabulary import ClosedBecause, DisclosureState
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure, OversightEntry
from wayside.sharing.oversight.vocabulary import OversightKind
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
CLOCK = Actor.service("expiry", permissions=(DISCLOSE,), works_for=Side.SUPPORT)
DAY = timedelta(hours=24)
LATE = NOW + DAY + timedelta(seconds=1)


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are asked an hour after it was disclosed."""
    monkeypatch.setattr(clock, "now", lambda: SOON)


def ends(now: datetime) -> int:
    with acting(CLOCK, now=now):
        return actions.expire_disclosures(by=CLOCK, now=now)


def declines(held: Disclosure, by: Membership, *, now: datetime = SOON) -> None:
    with acting(by, now=now):
        actor = partners.actor_of(by)
        actions.decline_disclosure(held=held, note="It could wait.", by=actor, now=now)


def closes(held: Disclosure, by: Membership, *, now: datetime = SOON) -> None:
    with acting(by, now=now):
        actions.close_disclosure(held=held, by=partners.actor_of(by), now=now)


def as_it_stands(cast: Cast, *, now: datetime = SOON) -> Disclosure:
    with acting(cast.ana, now=now):
        return Disclosure.objects.get()


def told(member: Membership) -> list[str]:
    found = Notice.objects.filter(person_id=member.person_id).order_by("created_at", "id")
    return list(found.values_list("subject", flat=True))


def test_it_is_open_waits_on_others_screens_and_is_confirmed_by_one_of_them(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    assert (held.state, held.approve_by_at) == (DisclosureState.URGENT, NOW + DAY)
    assert cast.opens(held, cast.housing) == SNAPSHOT
    assert told(cast.lead) == ["A disclosure made in an emergency waits to be confirmed"]
    for member, waiting in ((cast.lead, 1), (cast.ana, 0), (cast.other, 0)):
        with acting(member, now=SOON):
            assert queries.desk(by=partners.actor_of(member), now=SOON).to_decide == waiting
    cast.approves(held, cast.lead)
    kept = as_it_stands(cast)
    assert (kept.state, kept.decided_by_person_id) == (DisclosureState.OPEN, cast.lead.person_id)
    assert told(cast.ana) == ["A disclosure of yours"]
    assert told(cast.housing) == ["Something was disclosed to you"]
    assert cast.opens(held, cast.housing, now=MONTH - DAY) == SNAPSHOT
    assert Event.objects.filter(action="sharing.confirm_emergency").count() == 1
    assert ends(LATE) == 0


def test_whoever_made_it_never_confirms_it_nor_anybody_elsewhere(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    with pytest.raises(NotNow, match="yourself"):
        cast.approves(held, cast.ana)
    with pytest.raises(NotNow, match="yourself"):
        declines(held, cast.ana)
    second_role = partners.give(
        cast.ana.account, Role.SAFEGUARDING_LEAD, area=cast.area, agency=cast.charity
    )
    with pytest.raises(NotNow, match="yourself"):
        cast.approves(held, second_role)
    with pytest.raises(NotNow, match="not yours"):
        cast.approves(held, cast.other)
    with pytest.raises(NotAllowed):
        cast.approves(held, cast.housing)
    assert as_it_stands(cast).state == DisclosureState.URGENT


def test_nobody_writes_it_confirmed_past_the_actions(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    for change in (
        {"state": DisclosureState.OPEN},
        {"state": DisclosureState.OPEN, "decided_by_person": cast.ana.person_id},
        {"approve_by_at": None},
    ):
        with (
            pytest.raises(IntegrityError, match=r"approved|two_people|waits_for_second"),
            acting(cast.ana, now=SOON),
            transaction.atomic(),
        ):
            Disclosure.objects.filter(id=held.id).update(**change)
    with pytest.raises((IntegrityError, ProgrammingError)), acting(cast.housing, now=SOON):
        Delivery.objects.filter(id=held.id).update(until_at=MONTH)


def test_confirmed_twice_or_after_it_was_closed_it_is_refused(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    second = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    cast.approves(held, cast.lead)
    for member in (cast.lead, second):
        with pytest.raises(NotNow):
            cast.approves(held, member)
    with pytest.raises(NotNow):
        declines(held, second)
    assert as_it_stands(cast).decided_by_person_id == cast.lead.person_id
    assert Event.objects.filter(action="sharing.confirm_emergency").count() == 1


def test_a_second_person_closes_it_with_the_reason(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    with pytest.raises(NotNow, match="say why as second person"):
        closes(held, cast.lead)
    declines(held, cast.lead)
    kept = as_it_stands(cast)
    assert (kept.state, kept.closed_because) == (DisclosureState.CLOSED, ClosedBecause.REFUSED)
    assert kept.note == "It could wait."
    assert "Delete what was disclosed to you" in told(cast.housing)
    with pytest.raises(NotNow, match="closed"):
        cast.opens(held, cast.housing)
    with pytest.raises(NotNow):
        cast.approves(held, cast.lead)


def test_whoever_made_it_may_close_it_while_it_waits(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    closes(held, cast.ana)
    kept = as_it_stands(cast)
    assert (kept.state, kept.closed_because) == (DisclosureState.CLOSED, ClosedBecause.CONTROLLER)
    with acting(cast.lead, now=SOON):
        assert not queries.waiting(now=SOON).exists()


def test_unconfirmed_it_shows_nothing_after_a_day_even_where_the_clock_is_late(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    assert cast.opens(held, cast.housing, now=NOW + DAY - timedelta(seconds=1)) == SNAPSHOT
    with pytest.raises(NotNow, match="closed"):
        cast.opens(held, cast.housing, now=LATE)
    with acting(cast.housing, now=LATE):
        assert not DeliveryContent.objects.exists()


def test_unconfirmed_the_clock_closes_it_and_tells_everybody_once(cast: Cast) -> None:
    cast.overrides(emergency=True)
    assert ends(NOW + DAY) == 0
    assert ends(LATE) == 1
    assert ends(LATE) == 0
    kept = as_it_stands(cast, now=LATE)
    assert (kept.state, kept.closed_because) == (DisclosureState.CLOSED, ClosedBecause.NO_SECOND)
    assert "A disclosure of yours" in told(cast.ana)
    assert "Delete what was disclosed to you" in told(cast.housing)
    with acting(cast.governor, now=LATE):
        entry = OversightEntry.objects.get(kind=OversightKind.NO_SECOND)
        assert (entry.member_id, entry.recipient_id) == (cast.ana.id, cast.hostel.id)
    assert told(cast.governor).count("Something for you to look at today") == 2
    with acting(cast.housing, now=LATE):
        assert Delivery.objects.get().delete_by_at == LATE + timedelta(days=3)


def test_a_late_second_person_finds_it_over_and_the_clock_after_a_timely_one_too(
    cast: Cast,
) -> None:
    first = cast.overrides(emergency=True)
    with pytest.raises(NotNow, match="time to approve"):
        cast.approves(first, cast.lead, now=LATE)
    assert ends(LATE) == 1
    with pytest.raises(NotNow):
        cast.approves(first, cast.lead, now=LATE)
    second = cast.overrides(emergency=True)
    cast.approves(second, cast.lead, now=NOW + DAY)
    assert ends(LATE) == 0
    assert cast.opens(second, cast.housing, now=LATE) == SNAPSHOT


def test_on_the_pages_a_lead_confirms_and_whoever_made_it_cannot(
    client: Client, cast: Cast, soon: None
) -> None:
    held = cast.overrides(emergency=True)
    page = f"/sharing/disclosures/{held.id}/"
    partners.sign_in(client, cast.ana)
    assert "Confirm the emergency" not in client.get(page).content.decode()
    client.post(f"{page}approve/")
    partners.sign_in(client, cast.lead)
    assert "Decide 1 disclosure" in client.get("/").content.decode()
    assert "waits to be confirmed" in client.get("/sharing/disclosures/").content.decode()
    shown = client.get(page).content.decode()
    assert "Confirm the emergency" in shown
    assert "Close it now" not in shown
    for _each in range(2):
        client.post(f"{page}approve/")
    shown = client.get(page).content.decode()
    assert "Open to the recipient" in shown
    assert "Decide 1 disclosure" not in client.get("/").content.decode()


def test_on_the_pages_a_lead_closes_with_the_reason(client: Client, cast: Cast, soon: None) -> None:
    held = cast.overrides(emergency=True)
    page = f"/sharing/disclosures/{held.id}/"
    partners.sign_in(client, cast.lead)
    client.post(f"{page}close/")
    assert "Confirm the emergency" in client.get(page).content.decode()
    assert "Close the emergency disclosure" in client.get(f"{page}decline/").content.decode()
    client.post(f"{page}decline/", {"note": "It could wait."})
    assert "A second person did not confirm" in client.get(page).content.decode()
