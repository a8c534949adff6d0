"""Backups of a small partnership: what is refused, and what is done before one is used."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from wayside.access.vocabulary import Role
from wayside.audit import signing
from wayside.audit.models import Verification
from wayside.config import database
from wayside.config.backup import files, programs, reading
from wayside.config.backup.making import SERVICE
from wayside.config.backup.manifest import Head
from wayside.config.backup.tests.places import (
    Place,
    backed_up,
    changed,
    databases,
    files_beside,
    flipped,
    refused,
    said,
)
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners

AsOwner = Callable[[], AbstractContextManager[None]]
ROOM = "governance"  # of whose migrations the earlier version lacks the last two


@pytest.fixture
def place(
    transactional_db: None, as_owner: AsOwner, tmp_path: Path, settings: Any
) -> Iterator[Place]:
    """A small partnership and its backup."""
    settings.VAR_FOLDER = files_beside(tmp_path)
    partners.member(Role.ANALYST, area=partners.area())
    with as_owner(), backed_up(tmp_path) as made:
        yield made


def test_a_database_that_holds_something_is_not_replaced_unasked(place: Place) -> None:
    with refused(place, "holds something already"):
        call_command("restore", str(place.file))


def test_broken_files_and_wrong_keys_are_refused_and_change_nothing(
    place: Place, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for change in (flipped, lambda c: c[:-1], lambda c: c[: len(c) // 3], lambda c: c + b"\0"):
        with refused(place, "changed or cut short"):
            call_command("restore", changed(place, change), "--replace")
    with refused(place, "not a backup"):
        call_command("backup", "--verify", changed(place, lambda c: b"x" + c[1:]))
    with refused(place, "cannot be read"):
        call_command("restore", str(tmp_path / "none.backup"), "--replace")
    own = settings.BACKUP_KEYS
    settings.BACKUP_KEYS = f"other:{'8d' * 32}"
    with refused(place, "The key tests is not among the backup keys"):
        call_command("restore", str(place.file), "--replace")
    settings.BACKUP_KEYS = ""
    with refused(place, "WAYSIDE_BACKUP_KEYS"):
        call_command("restore", str(place.file), "--replace")
    settings.BACKUP_KEYS = own
    with refused(place, "there already"):
        call_command("backup", "--out", str(place.file))
    monkeypatch.setattr(reading, "_check_head", refuse_newer)
    with refused(place, "newer version of Wayside: 1 of its migrations"):
        call_command("restore", str(place.file), "--replace")


check_head = reading._check_head


def refuse_newer(head: Head) -> None:
    """The check, of a head that knows one migration more than this house."""
    more = [*head.migrations, ["support", "9999_planted"]]
    check_head(Head(head.id, head.made_at, head.application_role, more))


def test_a_backup_that_another_signed_is_refused(place: Place) -> None:
    """Anybody who has the box can seal something; only this installation can sign it."""
    for key in (*files.folder("audit").glob("public-*.pem"), *files.folder("keys").glob("audit*")):
        key.unlink()
    signing.private_key()  # another one, made now
    with refused(place, "is not trusted here"):
        call_command("restore", str(place.file), "--replace")


def test_a_database_in_use_is_not_replaced(place: Place) -> None:
    login = database.django_database(as_owner=False)
    name = connection.settings_dict["NAME"]
    with (
        psycopg.connect(host=login["HOST"], user=login["USER"], dbname=name),
        refused(place, "Stop the web processes"),
    ):
        call_command("restore", str(place.file), "--replace")


def test_what_was_erased_since_is_erased_again_before_anybody_can_see_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased: list[str] = []

    def erase(now: Any) -> str:
        erased.append(connection.settings_dict["NAME"])
        Verification.objects.all().exists()
        return "Erased again: 1."

    monkeypatch.setattr("wayside.config.backup.restoring.AFTER_RESTORE", [erase])
    own = connection.settings_dict["NAME"]
    assert "Erased again: 1." in said("restore", str(place.file), "--replace")
    (in_which,) = erased
    assert in_which != own
    assert in_which not in databases()  # it has taken the other's place


def test_a_machine_with_the_box_alone_makes_backups_and_cannot_read_them(
    place: Place, settings: Any
) -> None:
    settings.BACKUP_BOX = said("backup", "--box").strip()
    ring, settings.BACKUP_KEYS = settings.BACKUP_KEYS, ""
    other = place.file.with_name("other.backup")
    said("backup", "--out", str(other))
    with refused(place, "WAYSIDE_BACKUP_KEYS"):
        call_command("backup", "--verify", str(other))
    settings.BACKUP_KEYS = ring
    assert "is whole" in said("backup", "--verify", str(other))


def test_that_one_was_proved_elsewhere_is_noted_of_an_own_one_only(place: Place) -> None:
    assert said("backup", "--verified", place.made["id"]).strip() == "Noted."
    with refused(place, "has made no backup"):
        call_command("backup", "--verified", str(uuid4()))
    assert SERVICE.permissions == frozenset()


def test_two_are_not_unpacked_at_once(place: Place) -> None:
    with (place.var / "backup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with refused(place, "Another backup is being checked"):
            call_command("backup", "--verify", str(place.file))


def test_what_a_killed_command_left_unpacked_is_removed(place: Place) -> None:
    """In the clear it would lie about otherwise, with all that the backup is sealed for."""
    left = place.var / "unpacked-left"
    left.mkdir()
    (left / "original.csv").write_text("plain")
    with programs.connect("postgres", autocommit=True) as server:
        server.execute(
            f'CREATE DATABASE "{connection.settings_dict["NAME"]}_unpacked_left"'.encode()
        )
    said("backup", "--verify", str(place.file))
    assert not left.exists()
    assert databases() == {connection.settings_dict["NAME"]}


def applied() -> set[tuple[str, str]]:
    """The migrations of the database in use."""
    return set(MigrationRecorder(connection).applied_migrations())


def test_a_backup_of_an_earlier_version_is_brought_forward_before_it_is_used(
    transactional_db: None, as_owner: AsOwner, tmp_path: Path, settings: Any
) -> None:
    settings.VAR_FOLDER = files_beside(tmp_path)
    member = partners.member(Role.ANALYST, area=partners.area())
    with as_owner():
        ours = applied()
        *_before, earlier, _last, _latest = sorted(name for app, name in ours if app == ROOM)
        call_command("migrate", ROOM, earlier, verbosity=0)
        assert len(ours - applied()) >= 2
        with backed_up(tmp_path) as old:
            said("restore", str(old.file), "--replace")
            assert applied() == ours
            assert Membership.objects.get(id=member.id).person_id == member.person_id
            call_command("migrate", "--check", verbosity=0)
