"""From our records to the standard's JSON."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet

from wayside.directory.models import Service, ServiceArea, ServiceAtLocation, Strand
from wayside.directory.queries.terms import own_of, sentences, terms_of, with_terms
from wayside.directory.standard import own
from wayside.directory.standard.columns import (
    ACCESSIBILITY,
    ADDRESS,
    LOCATION,
    ORGANIZATION,
    PARTS,
    SERVICE,
    Values,
    written,
)

Rows = TypeVar("Rows", bound="QuerySet[Service]")
Strands = tuple[tuple[str, str], ...]


def with_parts(rows: Rows) -> Rows:
    """The services with all that ``full`` writes, in a fixed number of queries."""
    places = ServiceAtLocation.objects.select_related("location").prefetch_related(
        "location__addresses", "location__accessibility"
    )
    return with_terms(rows).prefetch_related(
        "phones",
        "contacts",
        "schedules",
        "cost_options",
        Prefetch("service_at_locations", places),
    )


def strand_names() -> Strands:
    """Every strand, also one no longer in use: an entry may still carry it."""
    return tuple(Strand.objects.values_list("slug", "name"))


def full(service: Service, strands: Strands) -> Values:
    """A service with all that belongs to it."""
    row = _whole(service)
    for name, shape in PARTS.items():
        found = [shape.write(each) for each in getattr(service, name).all() if _is_served(each)]
        row |= {name: found} if found else {}
    beyond = service.extra.get("service_at_locations", [])
    places = [place(each) for each in service.service_at_locations.all()] + beyond
    row |= {"service_at_locations": places} if places else {}
    attributes = own.attributes(own_of(service), service.id, strands)
    return {**row, "attributes": [*attributes, *service.extra.get("attributes", [])]}


def listed(service: Service) -> Values:
    """A service in a list: what it has one of."""
    return {key: each for key, each in _whole(service).items() if not isinstance(each, list)}


def _whole(service: Service) -> Values:
    row = SERVICE.write(service)
    if said := " ".join(sentences(terms_of(service))):
        row.setdefault("eligibility_description", said)
    low, high = ages(service)
    row |= {"minimum_age": low} if low is not None else {}
    row |= {"maximum_age": high} if high is not None else {}
    row["last_modified"] = service.updated_at.isoformat()
    return {**row, "organization": organization(service)}


def organization(service: Service) -> Values:
    """Who runs it, with all that a file said of it."""
    return ORGANIZATION.write(service.organization)


def place(at: ServiceAtLocation) -> Values:
    """A service at a location, with the whole location."""
    location = LOCATION.write(at.location)
    addresses = [ADDRESS.write(each) for each in at.location.addresses.all()]
    accessible = [ACCESSIBILITY.write(each) for each in at.location.accessibility.all()]
    location |= {"addresses": addresses} if addresses else {}
    location |= {"accessibility": accessible} if accessible else {}
    return {**at.extra, "id": str(at.id), "location": location}


def ages(service: Service) -> tuple[Any, Any]:
    """The lowest and the highest age of anybody it takes; None where one group leaves it open."""
    groups = list(service.groups.all())
    lows = [each.age_from for each in groups]
    highs = [each.age_to for each in groups]
    return _bound(lows, min), _bound(highs, max)


def _bound(found: Iterable[Any], best: Any) -> Any:
    held = list(found)
    return written(best(held)) if held and None not in held else None


def _is_served(part: Any) -> bool:
    """An area that a service takes nobody from is no service area: our own terms say it."""
    return not (isinstance(part, ServiceArea) and part.excluded)
