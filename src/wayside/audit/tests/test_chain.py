"""The chain in the database: linked at commit, append-only, and nobody waits for it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise, product
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from wayside.audit.models import ChainLink, Checkpoint, Event
from wayside.audit.sealing import seal
from wayside.audit.tests.factories import INSERT, NOW, application_login, as_owner, event
from wayside.audit.trail import missing_triggers

TABLES = ("audit_event", "audit_chainlink", "audit_checkpoint", "audit_verification")


@contextmanager
def another_writer() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(**application_login()) as other:
        yield other


def test_each_committed_event_gets_the_next_link(transactional_db: None) -> None:
    with transaction.atomic():
        first, second = event(), event()
        assert not ChainLink.objects.exists()
    links = list(ChainLink.objects.order_by("seq"))
    assert [(link.seq, link.event_id) for link in links] == [(1, first.id), (2, second.id)]
    assert bytes(links[0].previous_hash) == bytes(32)
    assert bytes(links[1].previous_hash) == bytes(links[0].link_hash)


def test_what_is_rolled_back_leaves_no_link_and_no_gap(transactional_db: None) -> None:
    event()
    with transaction.atomic():
        event()
        transaction.set_rollback(True)
    with transaction.atomic():
        undone = transaction.savepoint()
        event()
        transaction.savepoint_rollback(undone)
        event()
    assert list(ChainLink.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]
    assert Event.objects.count() == 2


def test_an_open_transaction_that_has_recorded_blocks_nobody(transactional_db: None) -> None:
    with another_writer() as importing:
        importing.execute(INSERT)
        began = time.perf_counter()
        for _ in range(20):
            event()
        waited = time.perf_counter() - began
        assert waited < 2
        assert ChainLink.objects.count() == 20
        importing.commit()
    assert ChainLink.objects.count() == 21


def test_checks_at_the_commit_of_a_long_import_block_nobody(transactional_db: None) -> None:
    """Half a second of deferred checks, queued after the event, run before the lock."""
    with as_owner() as owner:
        owner.execute(
            "CREATE TABLE imported (id int); GRANT ALL ON imported TO PUBLIC; "
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$; "
            "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON imported DEFERRABLE INITIALLY "
            "DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()"
        )
    with another_writer() as importing:
        importing.execute(INSERT)
        importing.execute("INSERT INTO imported VALUES (1)")
        commit = threading.Thread(target=importing.commit)
        began = time.perf_counter()
        commit.start()
        time.sleep(0.2)
        event()
        waited = time.perf_counter() - began
        still_committing = commit.is_alive()
        commit.join()
    assert still_committing
    assert waited < 0.8
    assert ChainLink.objects.count() == 2


def test_many_writers_at_once_make_one_chain_without_gaps(transactional_db: None) -> None:
    def write() -> None:
        with another_writer() as other:
            for _ in range(25):
                other.execute(INSERT)
                other.commit()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    links = list(ChainLink.objects.order_by("seq"))
    assert [link.seq for link in links] == list(range(1, 101))
    for before, after in pairwise(links):
        assert bytes(after.previous_hash) == bytes(before.link_hash)


@transaction.atomic
def record_in_a_snapshot() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    event()


def test_a_snapshot_that_cannot_see_the_head_may_not_record(transactional_db: None) -> None:
    with pytest.raises(DatabaseError, match="READ COMMITTED"):
        record_in_a_snapshot()
    assert not Event.objects.exists()


def test_nothing_waits_to_be_linked_after_a_commit(transactional_db: None) -> None:
    event()
    with as_owner() as owner:
        assert owner.execute("SELECT count(*) FROM audit_pending").fetchone() == (0,)


@pytest.fixture
def filled_trail(transactional_db: None) -> None:
    event()
    seal()
    with as_owner() as owner:
        owner.execute(
            "INSERT INTO audit_verification VALUES (gen_random_uuid(), now(), now(), "
            "1, 1, 1, 0, 0, '')"
        )


CHANGES = ("UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}")


@pytest.mark.usefixtures("filled_trail")
def test_neither_the_application_nor_the_owner_can_change_it() -> None:
    keys = zip(TABLES, ("id", "seq", "seq", "id"), strict=True)
    for (table, key), change in product(keys, CHANGES):
        statement = change.format(table, key, key)
        with as_owner() as owner, pytest.raises(psycopg.errors.InsufficientPrivilege) as refused:
            owner.execute(statement)
        assert "append-only" in str(refused.value), statement
        with another_writer() as other, pytest.raises(psycopg.errors.InsufficientPrivilege):
            other.execute(statement)


@pytest.mark.usefixtures("filled_trail")
def test_the_owner_in_the_guise_of_a_replica_is_refused_too() -> None:
    """Triggers are ENABLE ALWAYS: replication mode, where it may be set, does not silence them."""
    with as_owner() as owner:
        found = owner.execute(
            "SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgname LIKE 'audit_%' "
            "AND NOT tgisinternal"
        ).fetchall()
    assert found == [("A",)]
    assert missing_triggers() == []


FORGERIES = (
    "INSERT INTO audit_chainlink (seq, event_id, event_hash, previous_hash, link_hash) "
    "VALUES (2, gen_random_uuid(), '', '', '')",
    "INSERT INTO audit_pending VALUES (gen_random_uuid(), '')",
    "ALTER TABLE audit_event DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_event_refuse ON audit_event",
    "SET session_replication_role = replica",
)


@pytest.mark.usefixtures("filled_trail")
def test_the_application_can_only_add_events() -> None:
    for forgery in FORGERIES:
        with another_writer() as other, pytest.raises(psycopg.errors.InsufficientPrivilege):
            other.execute(forgery)


@pytest.mark.usefixtures("filled_trail")
def test_a_checkpoint_must_name_a_link_and_be_made_now() -> None:
    event()
    head = ChainLink.objects.get(seq=2)
    wrong: list[dict[str, Any]] = [{"link_hash": bytes(32)}, {"made_at": NOW}]
    for change in wrong:
        values = {
            "seq": 2,
            "link_hash": bytes(head.link_hash),
            "key_id": "0" * 16,
            "made_at": Checkpoint.objects.get(seq=1).made_at,
            "signature": b"",
        }
        with pytest.raises(DatabaseError, match="checkpoint"), transaction.atomic():
            Checkpoint.objects.create(**(values | change))
