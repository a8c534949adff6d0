"""In what a record of a file differs from what is kept here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from wayside.directory.models import Organization, Service
from wayside.directory.standard.columns import ORGANIZATION, Values
from wayside.directory.standard.files import Found
from wayside.directory.standard.own import Own
from wayside.directory.standard.reading import ServiceRead, service_read
from wayside.directory.standard.schemas import short
from wayside.directory.standard.writing import Strands, full
from wayside.directory.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Apart:
    """One thing that differs: its name in the standard, what is kept here, what the file says."""

    name: str
    here: str
    file: str


def service_apart(read: ServiceRead, kept: Service, strands: Strands) -> tuple[Apart, ...]:
    """What differs; nothing where importing the file would change nothing. A date of confirmation
    that is not later than ours is no difference, nor are terms that a file cannot say."""
    here, _faults = service_read(Found("$", "service", full(kept, strands)))
    if here is None:
        return (Apart("service", str(kept), str(read.columns["name"])),)
    return tuple(_apart(here, read, {slug for slug, _name in strands}))


def organization_apart(read: Values, kept: Organization) -> tuple[Apart, ...]:
    """What differs of an organisation."""
    here = ORGANIZATION.read(ORGANIZATION.write(kept), "$")
    return tuple(_told(name, here[name], read[name]) for name in read if here[name] != read[name])


def _apart(here: ServiceRead, file: ServiceRead, strands: set[str]) -> Iterator[Apart]:
    for name, value in file.columns.items():
        if value != here.columns[name] and not _is_older(name, here.columns[name], value):
            yield _told(name, here.columns[name], value)
    for name in ("ages", "places", "extra", "run_by_id"):
        if getattr(here, name) != getattr(file, name):
            yield _told(name, getattr(here, name), getattr(file, name))
    for name, rows in file.parts.items():
        if rows != here.parts[name]:
            yield _told(name, here.parts[name], rows)
    yield from _terms_apart(here.own, file.own, strands)


def _terms_apart(here: Own | None, file: Own | None, strands: set[str]) -> Iterator[Apart]:
    if here is None or file is None:
        return
    known = tuple(each for each in file.strands if each in strands)
    said = replace(
        file,
        strands=known,
        kind=here.kind if here.kind == Kind.REFUGE else file.kind,
        confidential=here.confidential,
        described=here.described,
        answer_days=file.answer_days or here.answer_days,
        groups=file.groups or here.groups,
    )
    if said != here:
        yield _told("attributes", here, said)


def _is_older(name: str, ours: Any, value: Any) -> bool:
    return name == "confirmed_date" and (value is None or (ours is not None and value <= ours))


def _told(name: str, here: Any, file: Any) -> Apart:
    return Apart(name, short(_plain(here)), short(_plain(file)))


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return f"{len(value)} ×"
    return "" if value is None else str(value)
