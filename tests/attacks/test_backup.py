"""A stolen backup tells nothing, and a whole one brings back all.

The world has one of everything that the rooms keep, written by the product's own actions.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from tests.architecture.test_other_areas import World, world
from tests.attacks.test_dump import KNOWN, opened
from tests.attacks.traces import traces_in
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.config.backup.tests.places import (
    Place,
    backed_up,
    counted,
    databases,
    files_beside,
    said,
)
from wayside.partners.acting import acting
from wayside.partners.tests.factories import actor_of
from wayside.people.models import Person
from wayside.web import clock

__all__ = ["world"]  # a fixture
AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def place(
    transactional_db: None, request: pytest.FixtureRequest, as_owner: AsOwner, tmp_path: Path
) -> Iterator[tuple[World, Place]]:
    """The world in a database that commits, and its backup."""
    request.getfixturevalue("settings").VAR_FOLDER = files_beside(tmp_path)
    with transaction.atomic():
        made: World = request.getfixturevalue("world")
    with as_owner(), backed_up(tmp_path) as backup:
        yield made, backup


def test_a_stolen_backup_tells_nothing_and_a_whole_one_brings_back_every_row_and_every_wall(
    place: tuple[World, Place], as_owner: AsOwner
) -> None:
    made, backup = place
    tells_nothing(backup)
    brings_everything_back(backup)
    with as_owner_no_more():
        walls_stand(made)


def tells_nothing(place: Place) -> None:
    content = place.file.read_bytes()
    words = {word for found in opened().values() for word in found if len(word) >= 6} | {*KNOWN}
    assert list(traces_in(content, sorted(words))) == []
    assert b"the key of everything" not in content
    assert b"INSERT" not in content
    assert b"support_" not in content
    assert place.file.stat().st_mode & 0o777 == 0o600
    assert not list(place.file.parent.glob("*.part"))


def brings_everything_back(place: Place) -> None:
    proved = json.loads(said("backup", "--verify", str(place.file), "--json"))
    assert proved["id"] == place.made["id"]
    assert proved["rows"] == sum(count for count, _digest in place.sums.values()) > 300
    noted = Event.objects.filter(purpose=proved["id"]).values_list("action", flat=True)
    assert sorted(noted) == ["config.back_up", "config.verify_backup"]
    damage(place)
    restored = json.loads(said("restore", str(place.file), "--replace", "--json"))
    after_it = {name: found for name, found in counted().items() if name in place.sums}
    differing = {name for name, found in place.sums.items() if found != after_it[name]}
    assert differing == {
        "public.audit_chainlink",
        "public.audit_event",
        "public.django_session",
    }
    assert Event.objects.filter(action="config.restore", purpose=restored["id"]).exists()
    assert not Event.objects.filter(action="config.back_up").exists()  # made after its snapshot
    assert not Session.objects.exists()
    assert (place.var / "crime" / "original.csv").stat().st_size == 256 * 4000
    assert Path(restored["aside"], "crime", "original.csv").read_text() == "damaged"
    assert (place.var / "keys" / "secret").exists()
    assert restored["former"] in databases()
    call_command("audit", "verify")


def damage(place: Place) -> None:
    """What a backup is for."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_searchtoken")
    (place.var / "crime" / "original.csv").write_text("damaged")


@contextmanager
def as_owner_no_more() -> Iterator[None]:
    """This process is the application for a while."""
    from conftest import _become

    _become(owner=False)
    try:
        yield
    finally:
        _become(owner=True)


def walls_stand(world: World) -> None:
    """The application alone sees nothing of the support side, nor does an officer; whoever works
    with her reads her record, and the trail cannot be changed."""
    now = clock.now()
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        raw("SELECT 1 FROM support.people_person")
    officer = actor_of(world.member(Role.PATROL_OFFICER))
    with pytest.raises(psycopg.errors.InsufficientPrivilege), acting(officer, now=now):
        raw("SELECT 1 FROM support.people_person")
    worker = actor_of(world.member(Role.CASEWORKER))
    with acting(worker, now=now):
        assert Person.objects.get(id=world.names["person_id"]).called
    other = actor_of(world.left)
    with pytest.raises((Person.DoesNotExist, ProgrammingError)), acting(other, now=now):
        Person.objects.get(id=world.names["person_id"])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw("DELETE FROM audit_event")
    assert policies() > 50


def raw(statement: str) -> None:
    """A statement past the product, failing as the driver says it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except Exception as error:
        raise (error.__cause__ or error) from None


def policies() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_policies WHERE schemaname = 'support'")
        return int(cursor.fetchone()[0])
