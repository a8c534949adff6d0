"""Imports beside other work: nobody waits for a long one, and none undoes another."""

import io
import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.worker import works_through_the_queue

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.crime.actions.imports import queue_import, start_import
from wayside.crime.actions.reports import open_report
from wayside.crime.actions.storing import Loading
from wayside.crime.models import Extract, ImportBatch, StreetCrime
from wayside.crime.queries.events import events
from wayside.crime.reading.boundary import Boundary
from wayside.crime.reading.checks.outcome import Ground
from wayside.crime.reading.source import read_published
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import NOW, load, street_file, street_row
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners

PATIENCE_SECONDS = 20


def elsewhere(work: Callable[[], Any]) -> Any:
    """Do work in another thread, with a connection of its own; fail if it has to wait."""
    found: list[Any] = []

    def run() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
            found.append(work())
        finally:
            connection.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE_SECONDS)
    assert found, "the other piece of work had to wait or failed"
    return found[0]


def half_loaded(area: Area) -> Loading:
    """An import that has stored its rows, in a transaction still open."""
    by = crime.importer(area)
    content = street_file(street_row("half"))
    batch = start_import(area=area, received=[("h.csv", io.BytesIO(content))], by=by, now=NOW)
    loading = Loading(batch.files.get(), "street")
    shape = area.shape
    assert shape is not None
    ground = Ground(area.name, Boundary(shape))
    for checked in read_published(io.BytesIO(content), member="", ground=ground).chunks:
        loading.store(checked)
    return loading


def test_while_one_import_stores_others_import_read_and_write_the_trail(
    transactional_db: None,
) -> None:
    area = crime.lambeth()
    load(area, street_file(street_row("before")))
    seen = ImportBatch.objects.get()
    by = partners.actor_of(partners.member(Role.ANALYST, area=area))
    with transaction.atomic():
        half_loaded(area)
        assert elsewhere(lambda: open_report(batch=seen, by=by, now=NOW))
        assert elsewhere(lambda: len(events(area, ["street"]))) == 1
        batch = elsewhere(lambda: load(area, street_file(street_row("b"), street_row("c"))))
        assert batch.files.get().state == "loaded"
    assert len(events(area, ["street"])) == 2


def test_what_is_not_published_is_seen_by_nobody(transactional_db: None) -> None:
    area = crime.lambeth()
    half_loaded(area)
    assert StreetCrime.objects.count() == 1
    assert events(area, ["street"]).is_empty()


def test_one_month_imported_by_two_at_once_becomes_two_versions(transactional_db: None) -> None:
    area = crime.lambeth()
    start = threading.Barrier(2)

    def bring(name: str) -> None:
        try:
            start.wait()
            load(area, street_file(street_row(name)))
        finally:
            connection.close()

    threads = [threading.Thread(target=bring, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    versions = Extract.objects.order_by("version").values_list("version", "state")
    assert list(versions) == [(1, "former"), (2, "current")]


def test_the_worker_loads_what_a_member_brought_and_acts_as_that_member(
    transactional_db: None,
) -> None:
    area = crime.lambeth()
    by = partners.actor_of(partners.member(Role.ANALYST, area=area))
    content = street_file(street_row("a"))
    queue_import(area=area, received=[("a.csv", io.BytesIO(content))], by=by, now=NOW)
    works_through_the_queue()
    batch = ImportBatch.objects.get()
    assert batch.finished_at is not None
    assert batch.files.get().state == "loaded"
    event = Event.objects.get(action="crime.import_extract")
    assert (event.person_id, event.role) == (by.person_id, "analyst")


def test_a_batch_that_is_rolled_back_was_never_in_the_queue(transactional_db: None) -> None:
    area = crime.lambeth()
    by = partners.actor_of(partners.member(Role.ANALYST, area=area))
    with transaction.atomic():
        queue_import(area=area, received=[("a.csv", io.BytesIO(b"x"))], by=by, now=NOW)
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()
