"""From a record of a file to values of ours, or the sentences that say why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.directory.models import GroupServed
from wayside.directory.rules import (
    check_concealed_text,
    holds_postcode,
    reads_like_refuge,
    without_places,
)
from wayside.directory.standard import own as terms
from wayside.directory.standard import schemas
from wayside.directory.standard.columns import (
    ACCESSIBILITY,
    ADDRESS,
    LOCATION,
    ORGANIZATION,
    PARTS,
    SERVICE,
    Values,
    WrongValue,
    column_value,
    identifier,
    rows_of,
)
from wayside.directory.standard.files import Found, unstorable
from wayside.directory.standard.own import Own
from wayside.directory.vocabulary import Kind

MOST_FAULTS = 5
NOT_KEPT = frozenset({"last_modified", "minimum_age", "maximum_age", "organization", "attributes"})
Fault = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """A service at a location, with the location's own rows."""

    at: Values
    location: Values
    addresses: list[Values]
    accessibility: list[Values]


@dataclass(frozen=True, slots=True)
class ServiceRead:
    """A service as a file says it. ``own`` is None where the file speaks in none of our terms."""

    id: UUID
    columns: Values
    ages: tuple[Decimal | None, Decimal | None]
    parts: Mapping[str, list[Values]]
    places: list[PlaceRead]
    own: Own | None
    extra: Values
    organization: Values | None = None
    organization_id: UUID | None = None
    eligibility: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def run_by_id(self) -> UUID | None:
        """The organisation that runs it, whether the file holds it or only names it."""
        found: UUID | None = self.organization["id"] if self.organization else self.organization_id
        return found

    @property
    def is_refuge(self) -> bool:
        """Whether it is a refuge by our terms, or by its name or any term's."""
        if self.own and self.own.kind == Kind.REFUGE:
            return True
        return reads_like_refuge(self.columns["name"], *_term_names(self.extra))

    @property
    def speaks_of_refuge(self) -> bool:
        """Whether it is one or its words only speak of one: then nobody here can tell."""
        named = (self.organization or {}).get("name", "")
        said = (self.columns["description"], self.eligibility, named)
        return self.is_refuge or reads_like_refuge(*said)


def service_read(found: Found) -> tuple[ServiceRead | None, list[Fault]]:
    """A service of a file, or what is wrong with it, the first few faults."""
    faults = list(_faults("service", found))[:MOST_FAULTS]
    if faults:
        return None, faults
    try:
        return _service(found), []
    except WrongValue as wrong:
        return None, [(wrong.path, wrong.sentence)]


def organization_read(found: Found) -> tuple[Values | None, list[Fault]]:
    """An organisation of a file, or what is wrong with it."""
    faults = list(_faults("organization", found))[:MOST_FAULTS]
    if faults:
        return None, faults
    try:
        return ORGANIZATION.read(found.value, found.path), []
    except WrongValue as wrong:
        return None, [(wrong.path, wrong.sentence)]


def concealed(read: ServiceRead) -> ServiceRead:
    """The same service without anything that says where it is, as one that is confidential is
    kept.

    Raises:
        WrongEntryError: its words hold a postcode, so that no sentence of it can be kept.
    """
    parts = {
        name: [{**row, "extra": {}} for row in rows if not _tells_where(row)]
        for name, rows in read.parts.items()
    }
    check_concealed_text(str(read.columns[name]) for name in ("name", "description", "alert"))
    run_by = read.organization
    if run_by is not None:
        check_concealed_text([run_by["name"], run_by["description"]])
        run_by = {**run_by, "extra": without_places(run_by["extra"])}
    return replace(read, parts=parts, places=[], extra={}, organization=run_by)


def _tells_where(row: Values) -> bool:
    return bool(holds_postcode(*(each for each in row.values() if isinstance(each, str))))


def _faults(schema: str, found: Found) -> Iterator[Fault]:
    if not isinstance(found.value, dict):
        yield found.path, _("It is neither a service nor an organisation.")
        return
    yield from unstorable(found.value, found.path)
    yield from schemas.faults(schema, found.value, found.path)


def _service(found: Found) -> ServiceRead:
    row, path = found.value, found.path
    values = SERVICE.read(row, path)
    run_by = row.get("organization") or found.run_by
    said, others = terms.read(each for _path, each in rows_of(row.get("attributes"), path))
    parts = {name: _part(name, row, path) for name in PARTS}
    places, homeless = _places(row, path)
    extra = {
        key: each
        for key, each in values.pop("extra").items()
        if key not in NOT_KEPT and key not in PARTS and key != "service_at_locations"
    }
    if said and said.described:
        extra.pop("eligibility_description", None)
    extra |= {"attributes": others} if others else {}
    extra |= {"service_at_locations": homeless} if homeless else {}
    return ServiceRead(
        id=values.pop("id"),
        columns=values,
        ages=_ages(row, path),
        parts=parts,
        places=places,
        own=said,
        eligibility=str(extra.get("eligibility_description", "")),
        extra=extra,
        organization=ORGANIZATION.read(run_by, f"{path}.organization") if run_by else None,
        organization_id=identifier(row["organization_id"], f"{path}.organization_id")
        if row.get("organization_id")
        else None,
    )


def _part(name: str, row: Mapping[str, Any], path: str) -> list[Values]:
    shape, where = PARTS[name], f"{path}.{name}"
    return [shape.read(each, way) for way, each in rows_of(row.get(name), where)]


def _places(row: Mapping[str, Any], path: str) -> tuple[list[PlaceRead], list[Any]]:
    found, homeless = [], []
    for way, each in rows_of(row.get("service_at_locations"), f"{path}.service_at_locations"):
        location = each.get("location")
        if not isinstance(location, dict):
            homeless.append(each)
            continue
        inside = f"{way}.location"
        left_out = {"id", "location", "service", "service_id", "location_id"}
        values = LOCATION.read(location, inside)
        for name in ("addresses", "accessibility"):
            values["extra"].pop(name, None)
        found.append(
            PlaceRead(
                at={
                    "id": identifier(each.get("id"), f"{way}.id"),
                    "extra": {key: held for key, held in each.items() if key not in left_out},
                },
                location=values,
                addresses=[
                    ADDRESS.read(held, where)
                    for where, held in rows_of(location.get("addresses"), f"{inside}.addresses")
                ],
                accessibility=[
                    ACCESSIBILITY.read(held, where)
                    for where, held in rows_of(
                        location.get("accessibility"), f"{inside}.accessibility"
                    )
                ],
            )
        )
    return found, homeless


def _ages(row: Mapping[str, Any], path: str) -> tuple[Decimal | None, Decimal | None]:
    field_of = GroupServed._meta.get_field("age_from")
    low, high = (
        column_value(field_of, row.get(name), f"{path}.{name}")
        for name in ("minimum_age", "maximum_age")
    )
    if low is not None and high is not None and low > high:
        raise WrongValue(f"{path}.minimum_age", _("The lowest age is above the highest."))
    return low, high


def _term_names(extra: Mapping[str, Any]) -> list[str]:
    rows = extra.get("attributes", [])
    found = [each["taxonomy_term"] for each in rows if isinstance(each.get("taxonomy_term"), dict)]
    return [str(each.get("name", "")) for each in found]
