"""The hourly rounds run as the support side where its keys are; a ledger is held still."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.sharing.consent.queries import hold_still
from wayside.sharing.disclosures import actions
from wayside.sharing.disclosures import jobs as disclosures
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.handovers import jobs as handovers
from wayside.sharing.models import Disclosure, Handover
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.sharing.tests.worlds import World


@pytest.fixture
def world(db: None) -> World:
    """What it discloses in an emergency was confirmed."""
    area = partners.area("Lambeth")
    charity = factories.charity(area=area)
    found = World(area, charity=charity, now=NOW)
    lead = factories.worker(charity, Role.SAFEGUARDING_LEAD)
    with acting(lead):
        held = Disclosure.objects.get()
        actions.approve_disclosure(held=held, by=partners.actor_of(lead), now=NOW)
    return found


def run(world: World, settings: Any, *, days: int) -> tuple[bool, str]:
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=days)).date()
    handovers.escalate(0)
    disclosures.expire(0)
    with acting(world.worker, now=NOW + timedelta(days=days)):
        return Handover.objects.get().escalated_at is not None, Disclosure.objects.get().state


def test_the_rounds_do_nothing_until_something_is_late(world: World, settings: Any) -> None:
    assert run(world, settings, days=1) == (False, DisclosureState.OPEN)
    assert run(world, settings, days=10) == (True, DisclosureState.OPEN)
    assert run(world, settings, days=70) == (True, DisclosureState.EXPIRED)


def test_without_the_keys_the_rounds_leave_everything_as_it_is(world: World, settings: Any) -> None:
    rings, settings.KEY_RINGS = settings.KEY_RINGS, {"support": ""}
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=70)).date()
    handovers.escalate(0)
    disclosures.expire(0)
    settings.KEY_RINGS = rings
    with acting(world.worker):
        assert Disclosure.objects.get().state == DisclosureState.OPEN


def test_a_ledger_held_still_is_held_from_every_other_connection(world: World) -> None:
    subject_id = world.subject.id
    hold_still(subject_id)
    other = connections["default"].copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [str(subject_id)]
            )
            assert cursor.fetchone() == (False,)
    finally:
        other.close()
    assert connection.in_atomic_block
