"""“There is no such record” and “it is not yours” are one answer: the same page, the same headers,
the same statements, the same line on the trail. Nobody learns by asking that somebody is known.

The addresses come from the resolver, so a new page is tried by itself. ``make test`` asks each
stranger for a part of them, another part for each, and ``make proof`` each for all.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.architecture.test_other_areas import Route, World, routes, signed_in, world
from tests.examples import PROOF
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.acting import acting
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.actions import lock_out
from wayside.sharing.models import Subject
from wayside.support.tests.worlds import SAID
from wayside.web import clock

__all__ = ["world"]  # a fixture
pytestmark = pytest.mark.django_db
ROOMS = ("people:", "support:", "sharing:", "safeguarding:")
OUTSIDE = (Role.PATROL_OFFICER, Role.COORDINATOR, Role.ANALYST, Role.ADMINISTRATOR)
# No secret: agreements between agencies, which every governance officer may read, and services,
# which every member may ask for, and places,
# in which nobody lives by name
OPEN_TO_ALL = frozenset({"agreement_id", "service_id", "housing_place_id"})
# A colleague knows what came to the agency, and its groups; not who is in them
OF_THE_AGENCY = frozenset({"handover_id", "group_id"})
VARIES = re.compile(r"""'[^']*'|"[^"]*"|\b\d[\d.]*\b|[0-9a-f-]{32,}""")
OWN = re.compile(r"csrfmiddlewaretoken\" value=\"[^\"]*|[0-9a-f-]{36}|[A-Za-z0-9]{64}")
OF_EACH_REQUEST = {"X-Request-ID", "Set-Cookie"}


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that somebody can learn from one answer, or from the database's side of it."""

    status: int
    headers: str
    body: str
    statements: tuple[str, ...]
    events: tuple[tuple[object, ...], ...]


def told(client: Client, method: str, url: str) -> Told:
    """One request, without what differs from any request to the next."""
    before = set(Event.objects.values_list("id", flat=True))
    with CaptureQueriesContext(connection) as asked:
        page = getattr(client, method)(url)
    kept = {name: value for name, value in page.headers.items() if name not in OF_EACH_REQUEST}
    return Told(
        page.status_code,
        OWN.sub("", str(kept)),
        OWN.sub("", page.content.decode()),
        tuple(VARIES.sub("?", each["sql"]) for each in asked),
        tuple(map(shape, Event.objects.exclude(id__in=before).order_by("id"))),
    )


def shape(event: Event) -> tuple[object, ...]:
    """What an event says, but of which record."""
    names = ("action", "operation", "record_type", "role", "fields", "count", "purpose")
    said = tuple(str(getattr(event, name)) for name in names)
    return (*said, event.record_id is None, event.controller_id is None)


def about_records() -> Iterable[Route]:
    """The addresses that name a record of somebody supported, or something about her."""
    for each in routes():
        if each.name.startswith(ROOMS) and not each.asks & OPEN_TO_ALL:
            yield each


def nobodys(names: dict[str, Any]) -> dict[str, Any]:
    """The same names, each of a record that is not there."""
    return {name: uuid4() if isinstance(each, UUID) else each for name, each in names.items()}


def told_apart(who: Membership, world: World, asked: Iterable[Route]) -> dict[str, list[str]]:
    """The addresses at which somebody could tell a record that is there from one that is not."""
    client = signed_in(who)
    client.get("/")  # the first look fills what is kept for the next
    found = {}
    for route in asked:
        for method in ("get", "post"):
            there, nowhere = route.url(world.names), route.url(nobodys(world.names))
            known, unknown = told(client, method, there), told(client, method, nowhere)
            if known != unknown:
                found[f"{method} {route.name}"] = differences(known, unknown)
    return found


def share(number: int, of: int, *, but: frozenset[str] = frozenset()) -> Sequence[Route]:
    """Every address in proof, otherwise one part of them in so many; ``but`` names what an address
    must not ask for."""
    found = [each for each in about_records() if not each.asks & but]
    assert len(found) > 100
    return found if PROOF else found[number::of]


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page says for how long one is still signed in, to the second: here it is one moment."""
    now = clock.real_now()
    monkeypatch.setattr("wayside.web.clock.real_now", lambda: now)


def test_another_agencys_caseworker(world: World) -> None:
    stranger = partners.member(Role.CASEWORKER, area=world.here)
    assert told_apart(stranger, world, share(0, 4)) == {}


def locked_out(world: World) -> Membership:
    """A colleague of her own worker, locked out of every record."""
    worker = world.known[Role.CASEWORKER]
    colleague = partners.member(Role.CASEWORKER, area=world.here, agency=worker.agency)
    by, now = partners.actor_of(worker), clock.now()
    with acting(by, now=now):
        for each in Subject.objects.all():
            lock_out(subject=each, person=colleague.person, by=by, now=now)
    return colleague


def test_a_colleague_who_is_locked_out(world: World) -> None:
    colleague = locked_out(world)
    assert told_apart(colleague, world, share(1, 6, but=OF_THE_AGENCY)) == {}
    client = signed_in(colleague)
    agencys = [each for each in about_records() if each.asks & OF_THE_AGENCY]
    assert len(agencys) > 10
    shown = [
        each.name for each in agencys if SAID in told(client, "get", each.url(world.names)).body
    ]
    assert shown == []


@pytest.mark.parametrize(("number", "role"), list(enumerate(OUTSIDE)))
def test_whoever_is_outside_the_support_side(world: World, number: int, role: Role) -> None:
    stranger = partners.member(role, area=world.here)
    assert told_apart(stranger, world, share(number, 4 * len(OUTSIDE))) == {}


def differences(one: Told, other: Told) -> list[str]:
    """In what two answers differ, from where they begin to."""
    return [
        f"{name}: {apart(str(getattr(one, name)), str(getattr(other, name)))}"
        for name in Told.__dataclass_fields__
        if getattr(one, name) != getattr(other, name)
    ]


def apart(one: str, other: str) -> str:
    """Two texts from shortly before they part."""
    alike = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    at = max(alike - 60, 0)
    return f"{one[at : at + 200]!r} / {other[at : at + 200]!r}"


def test_ones_own_record_is_told_otherwise(world: World) -> None:
    client = signed_in(world.known[Role.CASEWORKER])
    route = next(each for each in about_records() if each.name == "people:record")
    known = told(client, "get", route.url(world.names))
    assert differences(known, told(client, "get", route.url(nobodys(world.names))))
