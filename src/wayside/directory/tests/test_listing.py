"""Looking for a service by its language and by when it is open."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from wayside.access.vocabulary import Role
from wayside.directory.forms.listing import ListingForm
from wayside.directory.models import Language, Schedule, Service
from wayside.directory.queries import found, services
from wayside.directory.tests import factories
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db
FRIDAY_NOON = datetime(2018, 7, 6, 11, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2018, 7, 6, 22, 30, tzinfo=UTC)
SATURDAY_SMALL_HOURS = datetime(2018, 7, 7, 0, 30, tzinfo=UTC)


def listed(now: datetime = FRIDAY_NOON, **asked: Any) -> set[str]:
    actor = partners.actor_of(
        partners.member(Role.CASEWORKER, area=Area.objects.first() or partners.area())
    )
    form = ListingForm(asked, actor=actor)
    assert form.is_valid(), form.errors
    rows = found(services(visible_to=actor), form.asked(now=now))
    return set(rows.values_list("name", flat=True))


def opens(name: str, days: str, opens_at: time | None, closes_at: time | None) -> Service:
    made = factories.service(name)
    Schedule(service=made, byday=days, opens_at=opens_at, closes_at=closes_at).save()
    return made


@pytest.fixture(autouse=True)
def entries(db: None) -> None:
    opens("Day", "MO,FR", time(9), time(17))
    opens("Night", "FR", time(21), time(2))
    opens("Monday", "MO", None, None)
    factories.service("No hours")


def test_a_day_leaves_in_what_opens_then_and_what_gives_no_hours() -> None:
    assert listed(open_on="FR") == {"Day", "Night", "No hours"}
    assert listed(open_on="MO") == {"Day", "Monday", "No hours"}


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (FRIDAY_NOON, {"Day"}),
        (FRIDAY_NIGHT, {"Night"}),
        (SATURDAY_SMALL_HOURS, {"Night"}),
    ],
)
def test_open_now_knows_what_closes_after_midnight(now: datetime, names: set[str]) -> None:
    assert listed(now, open_on="now") == names | {"No hours"}


def test_a_language_leaves_in_what_speaks_it_and_what_does_not_say() -> None:
    Language(service=Service.objects.get(name="Day"), name="Polish").save()
    Language(service=Service.objects.get(name="Night"), name="English").save()
    assert listed(language="Polish") == {"Day", "Monday", "No hours"}
