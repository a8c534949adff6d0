"""A record opened in an emergency: for three hours, with a reason, told to others at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing import queries
from wayside.sharing.actions import lock_out
from wayside.sharing.models import Emergency, OversightEntry
from wayside.sharing.oversight import actions
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
WHY = "She rang from the river and hung up"


class Cast:
    """A record that Ana works with, and her colleagues."""

    def __init__(self) -> None:
        self.charity = factories.charity()
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.governor = factories.worker(self.charity, Role.GOVERNANCE_OFFICER)
        self.other = factories.worker(
            factories.charity("Other Example", area=self.charity.areas.get())
        )
        self.subject = factories.subject(self.ana)

    def breaks(self, by: Membership, *, reason: str = WHY) -> Emergency:
        with acting(by):
            return actions.break_glass(
                subject=self.subject, reason=reason, by=partners.actor_of(by), now=NOW
            )

    def opens(self, by: Membership, *, hours: float) -> bool:
        with acting(by, now=NOW + timedelta(hours=hours)):
            return queries.may_open(self.subject.id)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_colleague_opens_it_for_three_hours(cast: Cast) -> None:
    assert not cast.opens(cast.bea, hours=0)
    cast.breaks(cast.bea)
    assert cast.opens(cast.bea, hours=2.9)
    assert not cast.opens(cast.bea, hours=3)


def test_her_worker_and_the_governance_officer_are_told_at_once_without_content(
    cast: Cast,
) -> None:
    cast.breaks(cast.bea)
    told = {each.person_id: each for each in Notice.objects.all()}
    assert set(told) == {cast.ana.person_id, cast.governor.person_id}
    assert all("river" not in each.body + each.subject for each in told.values())
    with acting(cast.governor):
        entry = OversightEntry.objects.get()
        assert (entry.kind, entry.member) == ("emergency", cast.bea)
    with acting(cast.ana):
        assert Emergency.objects.get().reason == WHY


def test_no_reason_no_opening(cast: Cast) -> None:
    with pytest.raises(NotNow, match="what the emergency is"):
        cast.breaks(cast.bea, reason="  urgent ")
    with pytest.raises(NotNow, match="open to you already"):
        cast.breaks(cast.ana)


def test_neither_another_agency_nor_somebody_locked_out_breaks_the_glass(cast: Cast) -> None:
    with acting(cast.ana):
        lock_out(
            subject=cast.subject,
            person=cast.bea.person,
            by=partners.actor_of(cast.ana),
            now=NOW,
        )
    for member in (cast.bea, cast.other):
        with pytest.raises(ProgrammingError, match="row-level security"):
            cast.breaks(member)
    with pytest.raises(NotAllowed):
        cast.breaks(cast.governor)


def test_the_pages_of_an_emergency_and_of_who_oversees_it(
    client: Client, cast: Cast, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=1)).date()
    page = f"/sharing/people/{cast.subject.id}/emergency/"
    partners.sign_in(client, cast.other)
    assert client.get(page).status_code == 404
    partners.sign_in(client, cast.governor)
    assert client.get(page).status_code == 403
    assert "Nothing to oversee" in client.get("/sharing/oversight/").content.decode()
    partners.sign_in(client, cast.bea)
    assert client.post(page, {"reason": WHY}).status_code == 302
    partners.sign_in(client, cast.governor)
    with django_assert_max_num_queries(14):
        shown = client.get("/sharing/oversight/").content.decode()
    assert cast.bea.person.name in shown
    assert "river" not in shown
    with acting(cast.governor):
        entry = OversightEntry.objects.get()
    seen = f"/sharing/oversight/{entry.id}/seen/"
    assert client.post(seen, {"note": "Spoke with her."}).status_code == 302
    assert "Spoke with her." in client.get("/sharing/oversight/").content.decode()
    with acting(cast.governor), connection.cursor() as cursor:
        cursor.execute("SELECT note FROM sharing_oversightentry")
        locked = bytes(cursor.fetchone()[0])
    assert locked
    assert b"Spoke" not in locked
    stranger = factories.worker(cast.other.agency, Role.GOVERNANCE_OFFICER)
    partners.sign_in(client, stranger)
    assert client.get(seen).status_code == 404
