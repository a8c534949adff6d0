"""What was handed over, is to be overseen or deleted is due from those it is for."""

from datetime import timedelta

import pytest

from wayside.access.vocabulary import Role
from wayside.home.due import shared
from wayside.home.workplace import Workplace
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.agreements import actions as agreements
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.models import Handover
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.sharing.tests.worlds import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    area = partners.area("Lambeth")
    return World(area, charity=factories.charity(area=area), now=NOW)


def titles(member: Membership, *, hours: int = 1) -> list[tuple[str, str]]:
    now = NOW + timedelta(hours=hours)
    place = Workplace(partners.actor_of(member), None, today=now.date())
    with acting(member, now=now):
        return [(str(each.title), str(each.hint)) for each in shared.due(place, now=now)]


def test_a_handover_waits_and_is_late_for_its_agency_alone(world: World) -> None:
    assert titles(world.worker) == [("Take up 1 handover", ""), ("Answer 1 legal demand", "")]
    assert titles(world.worker, hours=100) == [
        ("Take up 1 handover", "1 late"),
        ("Answer 1 legal demand", ""),
    ]
    other = factories.worker(factories.charity("Other Example", area=world.worker.area))
    assert titles(other) == []


def test_overrides_are_due_from_the_governance_officer_of_that_agency(world: World) -> None:
    assert titles(world.governor) == [("Look at 2 overrides", "")]
    other = partners.member(Role.GOVERNANCE_OFFICER, area=world.worker.area)
    assert titles(other) == []


def test_a_recipient_is_to_open_what_came_and_to_delete_what_is_over(world: World) -> None:
    assert titles(world.coordinator) == [("Open 1 disclosure made to you", "")]


def test_what_somebody_took_up_is_due_from_that_one_alone(world: World) -> None:
    until = NOW + timedelta(days=2)
    with acting(world.worker):
        by = partners.actor_of(world.worker)
        held = Handover.objects.get(id=world.names["handover_id"])
        handovers.open_handover(handover=held, by=by, now=NOW)
        handovers.take_up_handover(
            handover=held,
            owner=world.worker,
            deadline_at=until,
            by=by,
            now=NOW,
        )
    assert titles(world.worker) == [
        ("Deal with 1 handover that you took up", ""),
        ("Answer 1 legal demand", ""),
    ]
    assert titles(world.worker, hours=60) == [
        ("Deal with 1 handover that you took up", "1 late"),
        ("Answer 1 legal demand", ""),
    ]
    colleague = factories.worker(world.worker.agency)
    assert titles(colleague) == []


def test_an_agreement_is_decided_by_another_than_proposed_it(world: World) -> None:
    first = partners.member(Role.ADMINISTRATOR, area=world.worker.area)
    parties = (world.worker.agency, world.coordinator.agency)
    terms = agreements.Terms("More", ("support",), ("health",), parties, NOW.date(), None)
    with acting(first):
        agreements.propose_agreement(terms=terms, by=partners.actor_of(first), now=NOW)
    assert titles(first) == []
    assert ("Decide 1 agreement", "") in titles(world.governor)
