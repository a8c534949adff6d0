"""A stolen dump of the database, its log and its mail hold no plain identity.

The world has one of everything that the rooms keep, written by the product's own actions; then
somebody of every role that opens any of it types further words into every form there is. What the
dump must not hold is not a list of ours alone: it is every value that any ring can open.
"""

import json
import logging
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, transaction
from django.db.models import Model

from tests.architecture.test_other_areas import World, pages, signed_in, world
from tests.attacks.traces import traces, traces_in
from tests.attacks.typist import types_into_every_form
from wayside.access.vocabulary import SUPPORT_ROLES, Role
from wayside.config import database, postgres
from wayside.config.logs import ScrubbedJsonFormatter
from wayside.crime.hotspots.tests import factories as hot
from wayside.people.tests.worlds import HER
from wayside.support.tests.worlds import SAID
from wayside.vault.fields import LockedTextField
from wayside.vault.registry import kept_fields

__all__ = ["world"]  # a fixture
AsOwner = Callable[[], AbstractContextManager[None]]
ROOMS = ("people:", "support:", "sharing:")
TYPED = "Wilhelmina Teasdale"
SEARCHED = "Philippa Oxenhope"
KNOWN = (SAID, "Kasia", *HER.values(), "07700 900123", "07700900123", "Marlon", TYPED, SEARCHED)
SHORTEST = 5  # a shorter word stands somewhere in any dump by chance
SAID_OPENLY = {"Known", "English"}  # a title of an agreement too; a language


@pytest.fixture
def world_that_commits(transactional_db: None, request: pytest.FixtureRequest) -> World:
    """The world of one of everything, in a database that can be dumped."""
    with transaction.atomic():
        made: World = request.getfixturevalue("world")
    return made


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """What the product logs meanwhile, at its most talkative."""
    out = StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(ScrubbedJsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield out
    root.removeHandler(handler)


def live_in(world: World) -> list[str]:
    """Whoever works with the people supported types into every form of theirs, and looks for
    somebody; the pages that took what was typed."""
    took = []
    about_her = [each for each in pages() if each.name.startswith(ROOMS)]
    for role in sorted(SUPPORT_ROLES, key=list(Role).index):
        client = signed_in(world.member(role))
        for page in about_her:
            if role in page.permission.roles:
                at = page.url(world.names)
                sent = types_into_every_form(client, at, words=TYPED, day=hot.TODAY)
                took += [page.name] * sent.count(302)
    worker = signed_in(world.member(Role.CASEWORKER))
    assert worker.post("/people/search/", {"name": SEARCHED}).context["hits"] == ()
    return took


def dump() -> bytes:
    """Everything in the database, as PostgreSQL's own tool writes it for whoever owns it."""
    login = database.django_database(as_owner=True)
    command = [str(postgres.binary("pg_dump")), "--username", login["USER"]]
    command += ["--host", login["HOST"] or "localhost", "--port", login["PORT"] or "5432"]
    done = subprocess.run(
        [*command, "--no-password", connection.settings_dict["NAME"]],
        env={"PGPASSWORD": login["PASSWORD"]},
        capture_output=True,
        check=True,
    )
    return done.stdout


def opened() -> dict[str, set[str]]:
    """Every text that a ring opens, by its column."""
    found: dict[str, set[str]] = {}
    for model, fields in locked_columns():
        for field in fields:
            said = [texts(getattr(each, field.attname)) for each in model._base_manager.all()]
            found[f"{model._meta.label}.{field.name}"] = set().union(*said)
    return found


def locked_columns() -> Iterator[tuple[type[Model], list[LockedTextField]]]:
    """The columns of text, by model; a sealed box holds what was typed into a form as well."""
    for model in apps.get_models():
        found = [each for each in kept_fields(model) if isinstance(each, LockedTextField)]
        yield from [(model, found)] if found else []


def fill_in_the_rest() -> None:
    """Write into the locked columns that nobody's form was taken for."""
    for model, fields in locked_columns():
        for record in model._base_manager.all():
            empty = [each.attname for each in fields if not getattr(record, each.attname)]
            for name in empty:
                setattr(record, name, TYPED)
            if empty:
                record.save(update_fields=empty)


def texts(value: Any) -> set[str]:
    """The texts of a value, which may be of JSON."""
    if isinstance(value, dict):
        return {text for each in value.values() for text in texts(each)}
    if isinstance(value, list):
        return {text for each in value for text in texts(each)}
    return {value} if isinstance(value, str) and value else set()


def sessions() -> bytes:
    """What the sessions say: in the dump they are packed."""
    return json.dumps([each.get_decoded() for each in Session.objects.all()]).encode()


def test_a_dump_a_log_and_the_mail_hold_nothing_of_what_was_said(
    world_that_commits: World, as_owner: AsOwner, logged: StringIO
) -> None:
    took = live_in(world_that_commits)
    with as_owner():
        fill_in_the_rest()
        locked = opened()
        stolen = dump() + sessions()
    stolen += logged.getvalue().encode()
    stolen += "".join(f"{each.subject}{each.body}" for each in mail.outbox).encode()
    assert len(set(took)) > 20
    empty = [name for name, said in locked.items() if not said]
    assert empty == [], empty
    hidden = {text for each in locked.values() for text in each} | set(KNOWN)
    words = {text for text in hidden - SAID_OPENLY if len(text) >= SHORTEST}
    assert list(traces_in(stolen, sorted(words))) == []


@pytest.mark.parametrize("what", sorted(traces("Zbigniewa")))
def test_a_word_is_found_in_whatever_form_it_stands(what: str) -> None:
    content = b"COPY notices_notice ...\t" + traces("Zbigniewa")[what] + b"\t\\N"
    assert any("Zbigniewa" in each for each in traces_in(content, ["Zbigniewa"]))
