"""The demo's recorded crime (real) and what its people know of places (invented)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import as_file, files
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

from wayside.crime.actions.imports import start_import
from wayside.crime.actions.loading import load_batch
from wayside.crime.actions.marked_places import MarkValues, mark_place
from wayside.crime.hotspots.queries import usual_run
from wayside.crime.hotspots.vocabulary import MarkKind
from wayside.demo import cast, partnership
from wayside.partners.models import Area
from wayside.web import clock

ARCHIVE = "lambeth-2016-07-to-2018-06.zip"
FRIDAY = 4
LAST_OF_HISTORY = "2017-11"
MARKS = (
    (
        cast.SERGEANT,
        MarkValues(
            name="Streatham High Road, by the green",
            kind=MarkKind.SERVICE_USERS,
            longitude=-0.1312,
            latitude=51.4292,
            reason="Outreach and our own patrols meet women here after closing time.",
            review_date=date(2018, 9, 28),
        ),
    ),
    (
        cast.PARTNER,
        MarkValues(
            name="Streatham station forecourt",
            kind=MarkKind.SERVICE_USERS,
            longitude=-0.1316,
            latitude=51.4257,
            reason="People ask for the drug and alcohol worker here on Friday evenings.",
            review_date=date(2018, 8, 31),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Monthly files as they came, and when."""

    arrived_at: datetime
    files: tuple[tuple[str, bytes], ...]


def deliveries() -> Iterator[Delivery]:
    """The history first, then each month on the first working day after it ended."""
    source = files("wayside.demo").joinpath("data", ARCHIVE)
    with as_file(source) as path, ZipFile(path) as archive:
        names = sorted(archive.namelist())
        for month, group in groupby(names, key=lambda name: max(name[:7], LAST_OF_HISTORY)):
            content = tuple((Path(name).name, archive.read(name)) for name in group)
            yield Delivery(_first_working_day_after(month), content)


def import_recorded_crime(lambeth: Area, delivery: Delivery) -> None:
    """Load what arrived, as the coordinator would."""
    by = partnership.actor(cast.COORDINATOR.email)
    received = [(name, BytesIO(content)) for name, content in delivery.files]
    batch = start_import(area=lambeth, received=received, by=by, now=delivery.arrived_at)
    load_batch(batch=batch, by=by, now=delivery.arrived_at)


def rank_places(lambeth: Area) -> None:
    """Work out what the page shows without filters, so that its first reader need not wait."""
    usual_run(lambeth, today=clock.today(), now=clock.now())


def _first_working_day_after(month: str) -> datetime:
    first = (datetime.fromisoformat(f"{month}-01T07:00+00:00") + timedelta(days=32)).replace(day=1)
    weekend = first.weekday() - FRIDAY
    return first + timedelta(days=3 - weekend if weekend > 0 else 0)


def mark_places(lambeth: Area, now: datetime) -> None:
    """What the ward sergeant and a partner know, shown apart from the counts."""
    for member, values in MARKS:
        mark_place(area=lambeth, values=values, by=partnership.actor(member.email), now=now)
