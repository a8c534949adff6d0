"""Crime files and imports for tests."""

import gzip
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.test import Client

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.crime.actions.imports import start_import
from wayside.crime.actions.loading import load_batch
from wayside.crime.models import ImportBatch, Mapping, StreetCrime
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.crime.queries.reports import batch_report
from wayside.crime.reading.mapping import Choices
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners

NOW = datetime(2018, 7, 2, 12, 0, tzinfo=UTC)
STREET_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
OUTCOMES_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Outcome type"
)
SEARCH_HEADER = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,"
    "Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,"
    "Outcome,Outcome linked to object of search,Removal of more than just outer clothing"
)
MET = "Metropolitan Police Service"
STREET_NAME = "2018-05-metropolitan-street.csv"
OWN_HEADER = "Ref,Date,Time,Code,Offence,Easting,Northing,Street"
OWN_COLUMNS = {
    "reference": "Ref",
    "date": "Date",
    "time": "Time",
    "code": "Code",
    "offence": "Offence",
    "easting": "Easting",
    "northing": "Northing",
    "location": "Street",
}


def lambeth(**fields: Any) -> Area:
    """A square over south London, called Lambeth."""
    return partners.area("Lambeth", slug=fields.pop("slug", "lambeth"), **fields)


def street_row(
    crime_id: str = "a1",
    *,
    month: str = "2018-05",
    force: str = MET,
    place: str = "-0.100000,51.450000",
    location: str = "On or near High Road",
    lsoa: str = "E01003013,Lambeth 036A",
    kind: str = "Robbery",
    outcome: str = "Under investigation",
) -> str:
    """One line of a street file."""
    return f"{crime_id},{month},{force},{force},{place},{location},{lsoa},{kind},{outcome},"


def street_file(*rows: str, header: str = STREET_HEADER, end: str = "\n") -> bytes:
    """A street file of these lines."""
    return (end.join((header, *rows)) + end).encode()


def search_row(
    moment: str = "2018-05-04T22:10:00+00:00", *, place: str = "51.450000,-0.100000"
) -> str:
    """One line of a stop and search file."""
    return (
        f"Person search,{moment},False,,{place},Male,18-24,,,Misuse of Drugs Act 1971 (section 23),"
        "Controlled drugs,Arrest,,"
    )


def zipped(**files: bytes) -> bytes:
    """A zip; dots in names are written as two underscores."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return target.getvalue()


def gzipped(content: bytes) -> bytes:
    """The content in gzip."""
    return gzip.compress(content)


def importer(area: Area) -> Actor:
    """The actor of the command."""
    return Actor.service("import-crime", permissions=(IMPORT_EXTRACTS,), area_ids=(area.id,))


def load(
    area: Area,
    content: bytes | Sequence[tuple[str, bytes]],
    *,
    name: str = STREET_NAME,
    mapping: Mapping | None = None,
    force: str = "",
) -> ImportBatch:
    """Import files as the command does."""
    files = [(name, content)] if isinstance(content, bytes) else list(content)
    by = importer(area)
    batch = start_import(
        area=area,
        received=[(each, io.BytesIO(data)) for each, data in files],
        mapping=mapping,
        force=force,
        by=by,
        now=NOW,
    )
    load_batch(batch=batch, by=by, now=NOW)
    return batch


def report(batch: ImportBatch) -> dict[str, Any]:
    """The report of a batch's first file; what does not balance fails here."""
    whole = batch_report(batch)
    for file in whole["files"]:
        aside = sum(file["set_aside"].values())
        assert file["rows_read"] == file["rows_stored"] + file["rows_outside_area"] + aside
    first: dict[str, Any] = whole["files"][0]
    return first


def mapping(area: Area, **choices: Any) -> Mapping:
    """A finished mapping of a force's own extract."""
    chosen = {"columns": OWN_COLUMNS, "kinds": {"27/01": "soliciting"}, **choices}
    return Mapping.objects.create(
        area=area,
        name="Weekly extract",
        force=MET,
        choices=Choices.from_json(chosen).to_json(),
        created_at=NOW,
        updated_at=NOW,
    )


def own_file(*rows: str, header: str = OWN_HEADER) -> bytes:
    """A force's own extract."""
    return ("\n".join((header, *rows)) + "\n").encode()


def stored() -> list[StreetCrime]:
    """The street records that are stored, the first first."""
    return list(StreetCrime.objects.order_by("id"))


def signed_in(client: Client, area: Area, role: Role = Role.COORDINATOR) -> Client:
    """A browser of somebody of the area."""
    partners.sign_in(client, partners.member(role, area=area))
    return client
