"""A borough with two wards and recorded crime at a few corners, for tests."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from wayside.access.tests import factories as access
from wayside.crime.models import (
    Extract,
    ForceEvent,
    ImportBatch,
    ImportFile,
    MarkedPlace,
    StopSearch,
    StreetCrime,
)
from wayside.crime.vocabulary import ExtractState, FileKind, ImportState
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel

NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
TODAY = date(2018, 7, 2)
WEST = [[[-0.15, 51.40], [-0.10, 51.40], [-0.10, 51.52], [-0.15, 51.52], [-0.15, 51.40]]]
EAST = [[[-0.10, 51.40], [-0.05, 51.40], [-0.05, 51.52], [-0.10, 51.52], [-0.10, 51.40]]]
# Corners far enough apart to be places of their own; the last lies in the eastern ward.
ACRE_LANE = (-0.120, 51.460)
BRIXTON_HILL = (-0.125, 51.450)
COLDHARBOUR = (-0.080, 51.465)
VIOLENCE, DRUGS, BURGLARY = "Violence and sexual offences", "Drugs", "Burglary"
MONTHS = tuple(date(2018, month, 1) for month in range(1, 7))


@dataclass(frozen=True)
class Town:
    """A borough with its wards."""

    borough: Area
    west: Area
    east: Area


def town(name: str = "Testham") -> Town:
    """A borough with a western and an eastern ward."""
    borough = partners.area(name)
    wards = [
        partners.area(
            f"{name} {side}",
            level=AreaLevel.WARD,
            parent=borough,
            boundary={"type": "Polygon", "coordinates": ring},
        )
        for side, ring in (("West", WEST), ("East", EAST))
    ]
    return Town(borough, *wards)


def extract(
    of: Area, month: date, dataset: FileKind = FileKind.STREET, version: int = 1
) -> Extract:
    """An extract in use; one in use before becomes the former version."""
    batch = ImportBatch.objects.create(area=of, started_at=NOW)
    file = ImportFile.objects.create(
        batch=batch,
        position=0,
        name=f"{month:%Y-%m}-{dataset}.csv",
        original=uuid.uuid4().hex,
        kind=dataset,
        state=ImportState.LOADED,
    )
    Extract.objects.filter(area=of, dataset=dataset, month=month).update(state=ExtractState.FORMER)
    return Extract.objects.create(
        area=of,
        file=file,
        dataset=dataset,
        force="metropolitan",
        force_name="Metropolitan Police Service",
        month=month,
        version=version,
        state=ExtractState.CURRENT,
        published_at=NOW,
    )


def crimes(
    of: Extract,
    at: tuple[float | None, float | None],
    count: int,
    *,
    kind: str = VIOLENCE,
    street: str = "Acre Lane",
) -> None:
    """Rows of a street extract at one snap point."""
    StreetCrime.objects.bulk_create(
        StreetCrime(
            extract=of,
            line=line + 2,
            longitude=at[0],
            latitude=at[1],
            crime_id=uuid.uuid4().hex,
            location=f"On or near {street}",
            lsoa="E01000001",
            kind=kind,
            last_outcome="Under investigation",
        )
        for line in range(count)
    )
    Extract.objects.filter(id=of.id).update(rows=StreetCrime.objects.filter(extract=of).count())


def recorded_crime(of: Area, months: Sequence[date] = MONTHS) -> None:
    """Half a year: Acre Lane first by violence, Coldharbour first of all by drugs alone."""
    for month in months:
        held = extract(of, month)
        crimes(held, ACRE_LANE, 6)
        crimes(held, BRIXTON_HILL, 4, street="Brixton Hill")
        crimes(held, COLDHARBOUR, 9, kind=DRUGS, street="Coldharbour Lane")
        crimes(held, COLDHARBOUR, 1, street="Coldharbour Lane")
        crimes(held, BRIXTON_HILL, 30, kind=BURGLARY, street="Brixton Hill")


def searches(of: Area, month: date, hour: int, count: int) -> None:
    """Stops and searches at Acre Lane at one hour of the month's first four Fridays in turn."""
    held = extract(of, month, FileKind.STOP_SEARCH)
    friday = 1 + (4 - month.weekday()) % 7
    StopSearch.objects.bulk_create(
        StopSearch(
            extract=held,
            line=line + 2,
            longitude=ACRE_LANE[0],
            latitude=ACRE_LANE[1],
            occurred_at=datetime(month.year, month.month, friday + line % 4 * 7, hour, tzinfo=UTC),
            search_type="Person search",
            kind="Controlled drugs",
            legislation="",
            outcome="",
        )
        for line in range(count)
    )


def soliciting(of: Area, month: date, count: int) -> None:
    """Timed rows of a force's own extract at Brixton Hill."""
    held = extract(of, month, FileKind.FORCE)
    ForceEvent.objects.bulk_create(
        ForceEvent(
            extract=held,
            line=line + 2,
            longitude=BRIXTON_HILL[0],
            latitude=BRIXTON_HILL[1],
            force_reference=f"R{line}",
            occurred_at=datetime(month.year, month.month, 1 + line % 27, 23, tzinfo=UTC),
            code="024/17",
            offence="Soliciting",
            kind="soliciting",
            location="Brixton Hill",
        )
        for line in range(count)
    )


def mark(town_: Town, *, by: Membership | None = None, **fields: Any) -> MarkedPlace:
    """A marked place in the western ward."""
    agency: Agency = by.agency if by else partners.agency(areas=(town_.borough,))
    person = by.person if by else access.person("Marking Person")
    values: dict[str, Any] = {
        "name": "Car park behind the station",
        "kind": "residents",
        "longitude": ACRE_LANE[0],
        "latitude": ACRE_LANE[1],
        "reason": "Residents reported cars circling in May.",
        "review_date": date(2018, 9, 1),
        "created_at": NOW,
        "updated_at": NOW,
    }
    return MarkedPlace.objects.create(
        area=town_.borough, ward=town_.west, agency=agency, marked_by=person, **(values | fields)
    )
