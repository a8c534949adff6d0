"""The demo's recorded crime (real) and what its people know of places (invented)."""

from datetime import date, datetime
from importlib.resources import as_file, files

from wayside.crime.actions.imports import start_import
from wayside.crime.actions.loading import load_batch
from wayside.crime.actions.marked_places import MarkValues, mark_place
from wayside.crime.hotspots.vocabulary import MarkKind
from wayside.crime.models import ImportBatch
from wayside.demo import cast, partnership
from wayside.partners.models import Area

ARCHIVE = "lambeth-2016-07-to-2018-06.zip"
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


def import_recorded_crime(lambeth: Area, now: datetime) -> ImportBatch:
    """Load the two years of Lambeth's recorded crime that are carried with the demo."""
    coordinator = partnership.actor(cast.COORDINATOR.email)
    source = files("wayside.demo").joinpath("data", ARCHIVE)
    with as_file(source) as path, path.open("rb") as archive:
        batch = start_import(area=lambeth, received=[(ARCHIVE, archive)], by=coordinator, now=now)
    load_batch(batch=batch, by=coordinator, now=now)
    return batch


def mark_places(lambeth: Area, now: datetime) -> None:
    """What the ward sergeant and a partner know, shown apart from the counts."""
    for member, values in MARKS:
        mark_place(area=lambeth, values=values, by=partnership.actor(member.email), now=now)
