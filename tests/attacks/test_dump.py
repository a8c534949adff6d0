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
from django.utils import timezone

from tests.architecture.test_other_areas import World, pages, signed_in, world
from tests.attacks.traces import traces, traces_in
from tests.attacks.typist import types_into_every_form
from wayside.access.vocabulary import SUPPORT_ROLES, Role
from wayside.config import database, postgres
from wayside.config.logs import ScrubbedJsonFormatter
from wayside.crime.hotspots.tests import factories as hot
from wayside.files.vocabulary import FileKind
from wayside.people.models import Person
from wayside.people.tests.worlds import HER
from wayside.support.models import (
    Attachment,
    Group,
    GroupSession,
    Particulars,
    PlanReview,
    VolunteerTalk,
)
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
# Copies of fields that are looked for themselves, beside names of choices that stand in any dump
OF_CHOICES = frozenset(
    {
        "governance.AccessItem.given",
        "governance.AccessItem.value",
        "governance.FormerValue.value",
        "safeguarding.Ms1Notice.categories",
        "safeguarding.RiskAssessment.answers",
        "support.HousingWishes.answers",
        "support.OfferAbout.told",
    }
)
SAID_OPENLY = {"Known", "English", "A court"}  # a title too; a language; a source of a period


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


def fill_in_the_rest(world: World) -> None:
    """Write into the locked columns that nobody's form was taken for, or whose rows were removed
    by one."""
    about = Person.objects.get(id=world.names["person_id"])
    owned: dict[str, Any] = {"subject_id": about.subject_id, "controller_id": about.controller_id}
    for make in (one_file, one_script, one_look_at_a_plan):
        make(owned, about.worker_id).save(force_insert=True)
    one_talk(world, about).save(force_insert=True)
    for model, fields in locked_columns():
        for record in model._base_manager.all():
            empty = [each.attname for each in fields if not getattr(record, each.attname)]
            for name in empty:
                setattr(record, name, TYPED)
            if empty:
                record.save(update_fields=empty)


def give_titles_back() -> None:
    """What an agency calls its groups and their sessions is no word of anybody."""
    Group._base_manager.update(name="Freedom", about="A programme")
    GroupSession._base_manager.update(topic="Boundaries")


def one_file(owned: dict[str, Any], member_id: Any) -> Attachment:
    """A letter of hers."""
    return Attachment(
        **owned,
        added_by_id=member_id,
        added_at=timezone.now(),
        kind=FileKind.TEXT,
        size=len(TYPED),
        name=TYPED,
        about=TYPED,
        content=TYPED.encode(),
    )


def one_script(owned: dict[str, Any], member_id: Any) -> Particulars:
    """What services ask of a script."""
    said = dict.fromkeys(("dose", "collected_at", "prescriber"), TYPED)
    return Particulars(**owned, noted_by_id=member_id, noted_at=timezone.now(), **said)


def one_look_at_a_plan(owned: dict[str, Any], member_id: Any) -> PlanReview:
    """What a plan said before."""
    return PlanReview(
        **owned,
        held_by_id=member_id,
        noted_at=timezone.now(),
        held_date=hot.TODAY,
        former_aim=TYPED,
        words=TYPED,
    )


def one_talk(world: World, about: Person) -> VolunteerTalk:
    """A talk with a volunteer."""
    return VolunteerTalk(
        volunteer_id=world.names["volunteer_id"],
        controller_id=about.controller_id,
        held_date=hot.TODAY,
        next_date=hot.TODAY,
        noted_by=about.worker,
        noted_at=timezone.now(),
        words=TYPED,
    )


def texts(value: Any) -> set[str]:
    """The texts of a value, which may be of JSON."""
    if isinstance(value, dict):
        return {text for each in value.values() for text in texts(each)}
    if isinstance(value, list):
        return {text for each in value for text in texts(each)}
    if isinstance(value, bytes):
        return {value.decode(errors="replace")} if value else set()
    return {value} if isinstance(value, str) and value else set()


def sessions() -> bytes:
    """What the sessions say: in the dump they are packed."""
    return json.dumps([each.get_decoded() for each in Session.objects.all()]).encode()


def test_a_dump_a_log_and_the_mail_hold_nothing_of_what_was_said(
    world_that_commits: World, as_owner: AsOwner, logged: StringIO
) -> None:
    took = live_in(world_that_commits)
    with as_owner():
        fill_in_the_rest(world_that_commits)
        give_titles_back()
        locked = opened()
        stolen = dump() + sessions()
    stolen += logged.getvalue().encode()
    stolen += "".join(f"{each.subject}{each.body}" for each in mail.outbox).encode()
    assert len(set(took)) > 20
    empty = [name for name, said in locked.items() if not said]
    assert empty == []
    hidden = {text for name in locked.keys() - OF_CHOICES for text in locked[name]} | set(KNOWN)
    words = {text for text in hidden - SAID_OPENLY if len(text) >= SHORTEST}
    found = list(traces_in(stolen, sorted(words)))
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("what", sorted(traces("Zbigniewa")))
def test_a_word_is_found_in_whatever_form_it_stands(what: str) -> None:
    content = b"COPY notices_notice ...\t" + traces("Zbigniewa")[what] + b"\t\\N"
    assert any("Zbigniewa" in each for each in traces_in(content, ["Zbigniewa"]))
