"""The wall, operation by operation: every one of the API is asked by a token of every role, with
the real numbers of the records. A new operation is tried by itself; one that is sent something
fails until this page knows what to send."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache

from tests.architecture.test_other_areas import World, world
from tests.architecture.test_wall_matrix import SECRETS
from wayside.access.permissions import slugs_of
from wayside.access.vocabulary import SUPPORT_ROLES, Role
from wayside.api.permissions import SCOPES
from wayside.api.tests.factories import System, widened
from wayside.api.v1.application import OPERATIONS
from wayside.api.v1.gate import Operation
from wayside.api.vocabulary import Scope
from wayside.directory.permissions import KEEP_SERVICES
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.support.tests.worlds import SAID
from wayside.web import clock

__all__ = ["world"]  # a fixture
pytestmark = pytest.mark.django_db
FORBIDDEN, UNKNOWN, SERVER_FAULT = 403, 404, 500
ABOUT_HER = ("referral_id", "person_id", "handover_id")


@pytest.fixture(autouse=True)
def unbraked(settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = 100_000
    cache.clear()


def bodies(world: World) -> dict[str, dict[str, Any]]:
    """What is sent to each operation that takes something."""
    ward = partners.area(level=AreaLevel.WARD, parent=world.here)
    at = (clock.now() - timedelta(minutes=5)).isoformat()
    until = (clock.now() + timedelta(days=2)).isoformat()
    met = {"met_at": at, "how": "outreach", "ward": str(ward.id)}
    place = {"area": str(world.here.id), "text": "Words"}
    return {
        "/referrals/{uuid:referral_id}/answers": {"verb": "accept"},
        "/referrals/{uuid:referral_id}/moves": {"verb": "withdraw"},
        "/referrals/{uuid:referral_id}/sendings": {},
        "/people/{uuid:person_id}/referrals": {
            "service": str(world.names["service_id"]),
            "categories": ["needs"],
            "text": "Words",
        },
        "/handovers/{uuid:handover_id}/take-ups": {"deadline_at": until},
        "/handovers/{uuid:handover_id}/answers": {"answer": "Words"},
        "/handovers": {"kind": "welfare_concern", **place},
        "/handovers/referrals": {"way": "come_back", "agreed": True, "may_tell": True, **place},
        "/people/{uuid:person_id}/engagements": met,
        "/engagements/counts": {**met, "people": 2},
        "/services/{uuid:service_id}/confirmations": {},
    }


def asked(system: System, one: Operation, world: World, sent: dict[str, dict[str, Any]]) -> Any:
    """An operation, with the numbers of this world."""
    path = one.path.replace("{uuid:", "{").format(**world.names)
    if one.method == "GET":
        return system.get(path)
    return system.post(path, sent[one.path], key=uuid.uuid4().hex)


def by_token() -> Iterator[Operation]:
    """The operations that need a token."""
    return (each for each in OPERATIONS if each.permission is not None)


def test_there_are_operations_and_each_has_a_permission_or_a_reason() -> None:
    assert len(OPERATIONS) > 15
    assert [each for each in OPERATIONS if each.permission is None and not each.public] == []


def test_each_scope_is_asked_for_by_an_operation_whose_permission_it_gives() -> None:
    for one in by_token():
        if one.scope is not None:
            assert one.permission in SCOPES[one.scope], one.path
    assert {one.scope for one in by_token()} == {None, *Scope}


def test_an_operation_opens_to_the_roles_of_its_permission_and_to_no_other(world: World) -> None:
    sent, wrong = bodies(world), []
    for role in Role:
        system = widened(world.member(role))
        for one in by_token():
            assert one.permission
            status = asked(system, one, world, sent).status_code
            may = one.permission.slug in slugs_of(role)
            if one.permission is KEEP_SERVICES and status == FORBIDDEN:
                continue  # which entry somebody keeps is asked with the same permission
            if (status != FORBIDDEN) != may or status >= SERVER_FAULT:
                wrong.append((role, one.method, one.path, status))
    assert wrong == []


def test_the_words_that_are_looked_for_are_told_to_her_own_workers_system(world: World) -> None:
    system, sent = widened(world.known[Role.CASEWORKER]), bodies(world)
    answers = [asked(system, one, world, sent).content.decode() for one in by_token()]
    assert any(SAID in each for each in answers)


def test_no_operation_tells_anybody_elses_system_what_she_said(world: World) -> None:
    sent, told = bodies(world), []
    for role in Role:
        system = widened(partners.member(role, area=world.here))
        for one in by_token():
            answer = asked(system, one, world, sent)
            text = answer.content.decode() + str(answer.headers)
            told += [(role, one.path, word) for word in SECRETS if word in text]
    assert told == []


def test_another_area_is_answered_as_if_there_were_nothing(world: World) -> None:
    sent = bodies(world)
    nowhere = {**world.names, **{name: uuid.uuid4() for name in ABOUT_HER}}
    empty = World(world.here, world.there, nowhere, world.left, world.asked, world.known)
    about_her = [each for each in by_token() if any(name in each.path for name in ABOUT_HER)]
    for role in sorted(SUPPORT_ROLES):
        system = widened(partners.member(role, area=world.there))
        for one in about_her:
            here, there = (asked(system, one, each, sent) for each in (world, empty))
            assert here.status_code in (FORBIDDEN, UNKNOWN), one.path
            assert (here.status_code, here.content) == (there.status_code, there.content), one.path
