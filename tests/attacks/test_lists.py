"""Whoever looks for her where many are shown: lists, searches and counts of every stranger."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.architecture.test_api_matrix import by_token
from tests.architecture.test_other_areas import Route, World, pages, signed_in, world
from tests.attacks.test_silence import Told, one_moment, told
from tests.attacks.test_silence import differences as differ
from tests.examples import PROOF
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, SUPPORT_ROLES, Role
from wayside.api.tests.factories import widened
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import register
from wayside.people.tests import factories as people
from wayside.people.tests.worlds import HER
from wayside.support.tests.worlds import SAID
from wayside.web import clock

__all__ = ["one_moment", "world"]  # fixtures
pytestmark = pytest.mark.django_db
NOBODY = "Xanthippe Quillfeather"
# A link reviewer judges the pairs of the whole area, names and all, and nothing else of them
JUDGES = {Role.LINK_REVIEWER}
STRANGERS = sorted(
    (ENFORCEMENT_ROLES | NEUTRAL_ROLES | SUPPORT_ROLES) - JUDGES, key=list(Role).index
)
LOOKING = (Role.PATROL_OFFICER, Role.COORDINATOR, Role.INTELLIGENCE_OFFICER)
COUNTING = (Role.ANALYST, Role.COORDINATOR, Role.SENIOR_LEADER)
LOOKED_FOR_BY = ("q", "name", "search", "person", "words", "account")


def lists() -> Iterator[Route]:
    """The pages that name no record: lists, searches, counts, first pages."""
    return (each for each in pages() if each.asks <= {"area"})


def secrets(world: World) -> set[str]:
    """Her words, and the numbers of what is kept of her."""
    about = ("person_id", "subject_id", "meeting_id", "route_id", "referral_id", "complaint_id")
    return {SAID, HER["family_name"], "07700 900123", "Marlon"} | {
        str(world.names[each]) for each in about
    }


def shown(client: Client, world: World, rooms: tuple[str, ...] = ("",)) -> list[str]:
    """What the lists give away."""
    hidden = secrets(world)
    found = []
    for each in lists():
        if not each.name.startswith(rooms):
            continue
        page = client.get(each.url(world.names))
        body = b"".join(page.streaming_content) if page.streaming else page.content  # type: ignore[attr-defined]
        text = body.decode("utf-8", errors="replace") + str(page.headers)
        found += [f"{each.name}: {word}" for word in hidden if word in text]
    return found


def test_her_own_workers_lists_show_her(world: World) -> None:
    found = shown(signed_in(world.known[Role.CASEWORKER]), world, ("people:", "support:"))
    assert f"people:own: {world.names['person_id']}" in found


def colleague_elsewhere(world: World) -> Membership:
    """A caseworker of another agency, who supports somebody of their own."""
    member = partners.member(Role.CASEWORKER, area=world.here)
    with people.acting(member, now=clock.now()):
        by = partners.actor_of(member)
        register(details=people.details("Theirs"), first_met=clock.today(), by=by, now=clock.now())
    return member


def test_another_agencys_worker_lists_their_own_people_and_none_of_hers(world: World) -> None:
    client = signed_in(colleague_elsewhere(world))
    assert shown(client, world) == []
    assert "Theirs" in client.get("/people/").content.decode()


def test_the_administrators_lists_show_nobody(world: World) -> None:
    assert shown(signed_in(partners.member(Role.ADMINISTRATOR, area=world.here)), world) == []


@pytest.mark.parametrize("role", STRANGERS if PROOF else STRANGERS[::12])
def test_no_list_of_any_other_role_shows_her(world: World, role: Role) -> None:
    assert shown(signed_in(partners.member(role, area=world.here)), world) == []


def looked_for(client: Client, at: str, name: str) -> tuple[Told, Told]:
    """A page asked for a name in every way that pages are asked, without the name itself."""
    asked = "&".join(f"{each}={name.replace(' ', '+')}" for each in LOOKED_FOR_BY)
    return told(client, "get", f"{at}?{asked}"), told(client, "post", at)


@pytest.mark.parametrize("role", LOOKING if PROOF else LOOKING[:1])
def test_an_officer_who_looks_for_her_name_is_told_what_nobodys_name_tells(
    world: World, role: Role
) -> None:
    client = signed_in(partners.member(role, area=world.here))
    her = f"{HER['given_name']} {HER['family_name']}"
    assert client.post("/people/search/", {"name": her}).status_code == 403
    different: dict[str, Any] = {}
    for each in searchable(role):
        at = each.url(world.names)
        looked_for(client, at, NOBODY)
        for one, other in zip(looked_for(client, at, her), looked_for(client, at, NOBODY),
                              strict=True):  # fmt: skip
            if without(one, her) != without(other, NOBODY):
                different[each.name] = differ(one, other)
    assert different == {}


def searchable(role: Role) -> list[Route]:
    """Every list in proof; otherwise those open to the role."""
    return [each for each in lists() if PROOF or role in each.permission.roles]


def test_an_officers_system_that_looks_for_her_name_is_told_what_nobodys_name_tells(
    world: World,
) -> None:
    officer = partners.member(Role.PATROL_OFFICER, area=world.here)
    system = widened(officer)
    asked = [each.path for each in by_token() if each.method == "GET" and "{" not in each.path]
    assert len(asked) > 3
    for path in asked:
        answers = [
            system.get(path, **dict.fromkeys(LOOKED_FOR_BY, name))
            for name in (HER["family_name"], NOBODY)
        ]
        first, second = map(without_seal, answers)
        assert first == second, path


def without_seal(answer: Any) -> tuple[int, dict[str, Any]]:
    """What was answered, without what is drawn anew each time."""
    body = json.loads(answer.content)
    return answer.status_code, {name: body[name] for name in body.keys() - {"next", "signature"}}


def without(found: Told, name: str) -> tuple[object, ...]:
    """What was told, without the name that was asked for, however a page repeats it."""
    body = found.body
    for form in (name, name.replace(" ", "+"), name.replace(" ", "%20")):
        body = body.replace(form, "")
    return found.status, body, len(found.statements), found.events


@pytest.mark.parametrize("role", COUNTING if PROOF else COUNTING[:1])
def test_no_count_of_another_side_moves_when_somebody_is_written_down(
    world: World, role: Role
) -> None:
    client = signed_in(partners.member(role, area=world.here))
    opened = [each for each in pages() if role in each.permission.roles]
    urls = {each.name: each.url(world.names) for each in opened}
    for url in urls.values():
        client.get(url)  # the first look fills what is kept for the next
    before = {name: seen(client, url) for name, url in urls.items()}
    worker = world.known[Role.CASEWORKER]
    for called in ("Ottilie", "Wendeline", "Marigold"):
        with people.acting(worker, now=clock.now()):
            by = partners.actor_of(worker)
            register(
                details=people.details(called), first_met=clock.today(), by=by, now=clock.now()
            )
    after = {name: seen(client, url) for name, url in urls.items()}
    assert [name for name in urls if before[name] != after[name]] == []


def seen(client: Client, url: str) -> tuple[int, str]:
    """A page, without what differs from any request to the next."""
    found = told(client, "get", url)
    return found.status, found.body
