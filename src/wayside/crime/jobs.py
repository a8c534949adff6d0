"""Loads a batch of crime files in the background, for the member who brought them."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import close_old_connections, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from wayside.access.actor import ANONYMOUS, Actor
from wayside.crime.actions.loading import load_batch, refuse_batch
from wayside.crime.actions.sweeping import sweep_originals
from wayside.crime.hotspots.queries import complete, usual_run
from wayside.crime.hotspots.runs import run_of
from wayside.crime.hotspots.source import holdings_of
from wayside.crime.hotspots.terms import Terms
from wayside.crime.models import ImportBatch
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.partners.models import Area
from wayside.partners.queries import areas_within, member_actor, memberships_on
from wayside.web import clock

RETRIES = 3


@app.task(name="crime.load_files", retry=RETRIES)
def load_files(batch_id: str) -> None:
    """Load what waits in a batch; after a crash it goes on with the files not yet loaded."""
    close_old_connections()
    try:
        load_waiting(UUID(batch_id))
    finally:
        close_old_connections()


def load_waiting(batch_id: UUID) -> None:
    """Load a batch for whoever brought it, if that person may still import: time may have passed
    in the queue. A role that ended is no fault to try again, so the job ends well."""
    batch = ImportBatch.objects.select_related("area", "mapping", "membership").get(id=batch_id)
    by = _actor(batch)
    if not by.may(IMPORT_EXTRACTS, area_id=batch.area_id):
        refuse_batch(batch=batch, by=_service(batch), now=clock.now())
        return
    load_batch(batch=batch, by=by, now=clock.now())
    rank_places.defer(area_id=str(batch.area_id))


@app.task(name="crime.rank_places", retry=RETRIES)
@transaction.atomic
def rank_places(area_id: str) -> None:
    """Work out an area's hot spots anew, so that the first reader need not wait."""
    run = usual_run(Area.objects.get(id=UUID(area_id)), today=clock.today(), now=clock.now())
    if run:
        complete(run)


@app.task(name="crime.rank_view", retry=RETRIES)
@transaction.atomic
def rank_view(area_id: str, terms: dict[str, Any]) -> None:
    """Work out the hot spots of one view of a large area; run and layers appear together."""
    area = Area.objects.get(id=UUID(area_id))
    complete(run_of(area, holdings_of(area), Terms.from_json(terms), now=clock.now()))


@app.periodic(cron="40 3 * * *")
@app.task(name="crime.sweep_originals", queueing_lock="crime.sweep_originals")
def sweep(timestamp: int) -> None:
    """Remove kept files that no row names: what an upload left that was taken back."""
    by = Actor.service("sweep-originals", permissions=(IMPORT_EXTRACTS,))
    sweep_originals(by=by, now=clock.real_now())


def defer_view(area: Area, terms: Terms, fingerprint: str) -> None:
    """Put a view in the queue, once however many ask for it."""
    job = rank_view.configure(queueing_lock=f"crime.rank_view {fingerprint}")
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(area_id=str(area.id), terms=terms.as_json())


def defer_loading(batch: ImportBatch) -> None:
    """Put the batch in the queue, in the transaction under way."""
    load_files.defer(batch_id=str(batch.id))


def _actor(batch: ImportBatch) -> Actor:
    """The member who brought the files, with what the membership allows on the day of the job;
    else the command. A role that ended, or an account that was closed, allows nothing more."""
    if batch.membership is None:
        return _service(batch)
    held = memberships_on(clock.today(), account_ids=[batch.membership.account_id])
    still = held.filter(id=batch.membership.id, account__is_active=True).first()
    return member_actor(still) if still else ANONYMOUS


def _service(batch: ImportBatch) -> Actor:
    areas = areas_within(batch.area_id)
    return Actor.service("import-crime", permissions=(IMPORT_EXTRACTS,), area_ids=areas)
