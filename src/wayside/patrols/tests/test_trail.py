"""When the trail cannot be written, no change is saved and no look is shown."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.audit.tests.factories import as_owner
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Comment, Patrol, PatrolPlace, Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import WeekState

pytestmark = pytest.mark.usefixtures("transactional_db")
BREAK = {
    "written": "CREATE TRIGGER broken BEFORE INSERT ON audit_event FOR EACH ROW",
    "linked": "CREATE TRIGGER broken BEFORE INSERT ON audit_chainlink FOR EACH ROW",
}


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


@pytest.fixture
def week(transactional_db: None) -> Week:
    area, _ward = factories.borough()
    return factories.proposed(area)


@pytest.fixture
def client(week: Week) -> Client:
    """A coordinator's browser, which shows the error page instead of raising."""
    client = Client(raise_request_exception=False)
    partners.sign_in(client, factories.member(week.area, Role.COORDINATOR))
    return client


@pytest.fixture(params=BREAK)
def _broken(request: pytest.FixtureRequest, week: Week, client: Client) -> None:
    """The trail takes no more events, at their writing or at their linking."""
    with as_owner() as owner:
        owner.execute(
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no room on disk'; END $$"
        )
        owner.execute(f"{BREAK[request.param]} EXECUTE FUNCTION broken()")


def kept() -> tuple[object, ...]:
    """Everything that the buttons below would change."""
    return (
        *Week.objects.values_list("state", "version"),
        *Patrol.objects.order_by("id").values_list("state", "version", "seed"),
        *PatrolPlace.objects.order_by("id").values_list("id", "position", "version"),
        Comment.objects.count(),
        Event.objects.count(),
    )


def address(name: str, area: Area, *args: object) -> str:
    return reverse(f"patrols:{name}", args=(area.slug, *args))


@pytest.mark.usefixtures("_broken")
def test_no_change_is_saved(week: Week, client: Client) -> None:
    patrol = factories.first_patrol(week)
    place = factories.places(patrol)[0]
    before = kept()
    presses: tuple[tuple[str, tuple[object, ...], dict[str, object]], ...] = (
        ("plan", (ISO,), {"version": week.version}),
        ("shuffle", (ISO, patrol.id), {}),
        ("move_place", (ISO, place.id), {"way": "down", "version": patrol.version}),
        ("remove_place", (ISO, place.id), {"version": place.version}),
        ("comment", (ISO,), {"text": "Closed by roadworks."}),
    )
    for name, args, more in presses:
        said = client.post(address(name, week.area, *args), {"token": str(uuid4()), **more})
        assert said.status_code == 500, name
        assert kept() == before, name
    assert factories.fresh(week).state == WeekState.REVIEW


@pytest.mark.usefixtures("_broken")
def test_no_look_is_shown(week: Week, client: Client) -> None:
    patrol = factories.first_patrol(week)
    label = factories.places(patrol)[0].label
    looks = (
        client.get(address("week", week.area, ISO)),
        client.get(address("weeks", week.area)),
        client.get("/"),
        client.post(address("sheet", week.area, ISO, patrol.id), {"purpose": "Friday"}),
    )
    for look in looks:
        assert look.status_code == 500
        assert label not in look.content.decode(errors="replace")
        assert not look.content.startswith(b"%PDF")
