"""The wall, page by page: what somebody said to get help is shown to her worker and to nobody
whose role does not open it, whichever address of the house they try.

The addresses come from the resolver, so a new page is tried by itself. Each page is asked for by
somebody of a quarter of the roles in the same area (of all of them in proof), with the real numbers
of the records; a page that shows one of the words that only the record holds fails, whatever its
status. So does one that opens any locked text of the side: each field, filled or empty, then reads
as a mark of its own.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from pypdf import PdfReader

from tests.architecture.test_other_areas import Route, World, routes, signed_in, world
from tests.examples import PROOF
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import acting
from wayside.people.tests.worlds import HER
from wayside.support.tests.worlds import SAID
from wayside.vault import holding
from wayside.vault.fields import LockedTextField
from wayside.vault.registry import kept_fields
from wayside.web import clock

__all__ = ["world"]  # a fixture
pytestmark = pytest.mark.django_db
SECRETS = (SAID, HER["family_name"], "07700 900123", "Marlon")
ABOUT_HER = ("people:", "support:", "sharing:", "safeguarding:")
OTHER_AGENCIES = (
    Role.SERVICE_WORKER,
    Role.HOUSING_OFFICER,
    Role.MARAC_COORDINATOR,
    Role.CASEWORKER,
)
WHO_SEES = (
    Role.CASEWORKER,
    Role.SAFEGUARDING_LEAD,
    Role.LINK_REVIEWER,
    Role.MARAC_COORDINATOR,
    Role.MARAC_REPRESENTATIVE,
)
SHARES = 4
OTHER_SIDES = sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES, key=list(Role).index)


READ_AS_DATA = frozenset({"people.Person.born"})
OF_THE_AGENCY = "sharing:handover: sharing.Handover.answer"  # whoever receives for it may answer
MARK = re.compile(r"zq-([\w.]+)-qz")


def texts() -> dict[str, LockedTextField]:
    """Every locked text of the support side, by model and field."""
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models()
        for field in kept_fields(model)
        if type(field) is LockedTextField and field.ring == holding.SUPPORT
    }


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on each of them reads as its own mark, whatever it holds."""

    class Marked:
        def __init__(self, name: str) -> None:
            self.name = name

        def __get__(self, record: models.Model | None, owner: type | None = None) -> Any:
            return self if record is None else f"zq-{self.name}-qz"

        def __set__(self, record: models.Model, value: Any) -> None:
            record.__dict__[self.name.rpartition(".")[2]] = value

    for name, field in texts().items():
        if name not in READ_AS_DATA:
            monkeypatch.setattr(field.model, field.name, Marked(name))


def shown(client: Client, route: Route, world: World) -> list[str]:
    """What a page gives away of the record."""
    page = client.get(route.url(world.names))
    body = b"".join(page.streaming_content) if page.streaming else page.content  # type: ignore[attr-defined]
    text = _read(body) + str(page.headers)
    return [
        f"{route.name}: {word}" for word in (*SECRETS, *set(MARK.findall(text))) if word in text
    ]


def _read(body: bytes) -> str:
    """What people read in it: of a PDF, the text that its streams hold packed."""
    if body.startswith(b"%PDF-"):
        return "".join(each.extract_text() for each in PdfReader(io.BytesIO(body)).pages)
    return body.decode("utf-8", errors="replace")


def about_her() -> Iterator[Route]:
    """The pages of the rooms of the support side."""
    return (each for each in routes() if each.name.startswith(ABOUT_HER))


def tried(number: int, *, about_her_too: bool = False) -> Iterator[Route]:
    """What a role tries: those pages whose turn it is with this role, and every page about somebody
    for who comes nearest to them; all pages in proof."""
    for place, route in enumerate(routes()):
        near = about_her_too and route.name.startswith(ABOUT_HER)
        if PROOF or near or (place + number) % SHARES == 0:
            yield route


def test_every_page_is_tried_by_some_role_of_each_kind() -> None:
    for roles in (OTHER_SIDES, OTHER_AGENCIES):
        asked = {route.name for number, _role in enumerate(roles) for route in tried(number)}
        assert asked == {route.name for route in routes()}


def test_the_words_that_are_looked_for_are_on_her_own_workers_pages(world: World) -> None:
    client = signed_in(world.known[Role.CASEWORKER])
    found = {word for route in about_her() for word in shown(client, route, world)}
    assert {word for word in SECRETS if any(word in each for each in found)} >= {SAID, "Marlon"}


def test_the_marks_are_read_on_her_own_workers_pages(world: World, marked: None) -> None:
    client = signed_in(world.known[Role.CASEWORKER])
    found = {word for route in about_her() for word in shown(client, route, world)}
    read = {name for name in texts() if any(name in each for each in found)}
    assert len(read) > len(texts()) / 2, sorted(texts().keys() - read)


def test_something_is_kept_of_every_kind_that_has_locked_words(world: World) -> None:
    labels = {field.model._meta.label for field in texts().values()}
    held = set()
    for role in WHO_SEES:
        with acting(world.member(role), now=clock.now()):
            held |= {each for each in labels if apps.get_model(each)._base_manager.exists()}
    assert labels - held == set()


@pytest.mark.parametrize(("number", "role"), list(enumerate(OTHER_SIDES)))
def test_no_page_shows_another_side_what_she_said(
    world: World, marked: None, number: int, role: Role
) -> None:
    client = signed_in(partners.member(role, area=world.here))
    assert [word for route in tried(number) for word in shown(client, route, world)] == []


@pytest.mark.parametrize(("number", "role"), list(enumerate(OTHER_AGENCIES)))
def test_no_page_shows_another_agency_of_the_support_side_what_she_said(
    world: World, marked: None, number: int, role: Role
) -> None:
    client = signed_in(partners.member(role, area=world.here))
    assert [
        word for route in tried(number, about_her_too=True) for word in shown(client, route, world)
    ] == []


def test_a_colleague_without_the_record_is_not_shown_what_she_said(
    world: World, marked: None
) -> None:
    worker: Any = world.known[Role.CASEWORKER]
    client = signed_in(partners.member(Role.CASEWORKER, area=world.here, agency=worker.agency))
    found = [word for route in about_her() for word in shown(client, route, world)]
    assert [each for each in found if each != OF_THE_AGENCY] == []
