"""What shuts people out, counted: people and not looks, whole quarters, small numbers held back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.support.housing import actions
from wayside.support.housing.presenters.counts import lines
from wayside.support.models import HousingSearch
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

pytestmark = pytest.mark.django_db
LAST_QUARTER = datetime(2018, 5, 10, 12, tzinfo=NOW.tzinfo)
REPORT = datetime(2018, 7, 2, 12, tzinfo=NOW.tzinfo)


class Cast:
    """A charity with a lead, and people who looked for a place."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana = factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.commissioner = partners.member(Role.COMMISSIONER, area=self.area)

    def looked(self, people: int, *, shut: list[str], alone: list[str], times: int = 1) -> None:
        for number in range(people):
            person = factories.person(self.ana, f"Somebody {number}")
            with acting(self.ana):
                for again in range(times):
                    HousingSearch(
                        subject=person.subject,
                        controller=self.charity,
                        at=LAST_QUARTER + timedelta(days=again),
                        places=2,
                        fits=0,
                        fits_if=0,
                        shut=shut,
                        alone=alone,
                    ).save(force_insert=True)

    def reads(self, member: Membership, now: datetime = REPORT) -> list[Any]:
        with acting(member, now=now):
            by = partners.actor_of(member)
            return list(lines(actions.open_housing_gaps(by=by, now=now).gaps))


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_people_are_counted_once_and_to_the_nearest_five(cast: Cast) -> None:
    cast.looked(9, shut=["script", "son_age"], alone=["script"], times=3)
    cast.looked(3, shut=["pets"], alone=[])
    found = {(what[:8], why): number for what, _quarter, why, number in cast.reads(cast.lead)}
    assert found["What shu", "A methadone or buprenorphine script"] == "about 10"
    assert found["What shu", "The age of a son"] == "about 10"
    assert found["What shu", "Pets"] == "fewer than 8"
    assert found["What one", "A methadone or buprenorphine script"] == "about 10"
    assert ("What one", "Pets") not in found


def test_the_same_quarters_stand_all_quarter_long(cast: Cast) -> None:
    cast.looked(9, shut=["script"], alone=[])
    first = cast.reads(cast.lead)
    later = REPORT + timedelta(days=60)
    with acting(cast.ana, now=later):
        HousingSearch.objects.none()
    assert cast.reads(cast.lead, later) == first


def test_another_agencys_lead_and_other_roles_read_nothing_of_it(cast: Cast) -> None:
    cast.looked(9, shut=["script"], alone=[])
    other = factories.worker(factories.charity("Others Example"), Role.SAFEGUARDING_LEAD)
    assert cast.reads(other) == []
    for member in (cast.ana, partners.member(Role.ANALYST, area=cast.area)):
        with pytest.raises(NotAllowed):
            cast.reads(member)


def test_the_page_and_the_file_are_for_leads_and_commissioners(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = REPORT.date()
    cast.looked(9, shut=["script"], alone=["script"])
    for member in (cast.lead, cast.commissioner):
        partners.sign_in(client, member)
        assert "about 10" in client.get("/support/housing/gaps/").content.decode()
        file = client.get("/support/housing/gaps/file/")
        assert b"script" in file.content
        assert "housing-gaps.csv" in file.headers["Content-Disposition"]
    partners.sign_in(client, cast.ana)
    assert client.get("/support/housing/gaps/").status_code == 403
