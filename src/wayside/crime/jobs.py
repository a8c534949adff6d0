"""Loads a batch of crime files in the background, for the member who brought them."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import close_old_connections, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from wayside.access.actor import Actor
from wayside.crime.actions.loading import load_batch
from wayside.crime.hotspots.queries import usual_run
from wayside.crime.hotspots.runs import run_of
from wayside.crime.hotspots.source import holdings_of
from wayside.crime.hotspots.terms import Terms
from wayside.crime.models import ImportBatch
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.partners.models import Area
from wayside.partners.queries import areas_within, member_actor
from wayside.web import clock

RETRIES = 3


@app.task(name="crime.load_files", retry=RETRIES)
def load_files(batch_id: str) -> None:
    """Load what waits in a batch; after a crash it goes on with the files not yet loaded."""
    close_old_connections()
    try:
        batch = ImportBatch.objects.select_related("area", "mapping", "membership").get(
            id=UUID(batch_id)
        )
        load_batch(batch=batch, by=_actor(batch), now=clock.now())
    finally:
        close_old_connections()
    rank_places.defer(area_id=str(batch.area_id))


@app.task(name="crime.rank_places", retry=RETRIES)
def rank_places(area_id: str) -> None:
    """Work out an area's hot spots anew, so that the first reader need not wait."""
    usual_run(Area.objects.get(id=UUID(area_id)), today=clock.today(), now=clock.now())


@app.task(name="crime.rank_view", retry=RETRIES)
def rank_view(area_id: str, terms: dict[str, Any]) -> None:
    """Work out the hot spots of one view of a large area."""
    area = Area.objects.get(id=UUID(area_id))
    run_of(area, holdings_of(area), Terms.from_json(terms), now=clock.now())


def defer_view(area: Area, terms: Terms, fingerprint: str) -> None:
    """Put a view in the queue, once however many ask for it."""
    job = rank_view.configure(queueing_lock=f"crime.rank_view {fingerprint}")
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(area_id=str(area.id), terms=terms.as_json())


def defer_loading(batch: ImportBatch) -> None:
    """Put the batch in the queue, in the transaction under way."""
    load_files.defer(batch_id=str(batch.id))


def _actor(batch: ImportBatch) -> Actor:
    """The member who brought the files, with what the membership allows; else the command."""
    if batch.membership is not None:
        return member_actor(batch.membership)
    areas = areas_within(batch.area_id)
    return Actor.service("import-crime", permissions=(IMPORT_EXTRACTS,), area_ids=areas)
