"""What the open feed answers, in the JSON of the standard."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from wayside.directory.models import Service, ServiceAtLocation
from wayside.directory.standard.own import TAXONOMIES, Taxonomy, terms
from wayside.directory.standard.writing import Strands, full, listed, place

Json = dict[str, Any]
API = {
    "version": "HSDS-3.0",
    "profile": "https://docs.openreferraluk.org/",
    "openapi_url": (
        "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json"
    ),
}


def page_of(rows: Any, number: int, size: int, write: Callable[[Any], Json]) -> Json:
    """One page with the fields that the standard asks; one beyond the last is empty."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (number - 1) * size
    contents = [write(each) for each in rows[start : start + size]]
    pages = -(-total // size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def one_service(service: Service, strands: Strands) -> Json:
    """A service with all that belongs to it."""
    return full(service, strands)


def in_list(service: Service) -> Json:
    """A service in a list."""
    return listed(service)


def one_place(at: ServiceAtLocation) -> Json:
    """A service at a location, with both."""
    return {**place(at), "service": listed(at.service)}


def place_in_list(at: ServiceAtLocation) -> Json:
    """The same in a list: the location without its own lists."""
    whole = place(at)
    location = {key: each for key, each in whole["location"].items() if not isinstance(each, list)}
    flat = {key: each for key, each in whole.items() if not isinstance(each, list)}
    return {**flat, "location": location, "service": listed(at.service)}


def taxonomies() -> list[Json]:
    """Our taxonomies."""
    return [_taxonomy(each) for each in TAXONOMIES]


def taxonomy_terms(strands: Strands) -> list[Json]:
    """Their terms."""
    return [each.as_json() for each in terms(strands)]


def with_id(rows: Iterable[Json], wanted: object) -> Json | None:
    """The one with an id, if it is there."""
    return next((each for each in rows if each["id"] == str(wanted)), None)


def faults(errors: dict[str, Sequence[str | Promise]]) -> Json:
    """What is wrong with the parameters."""
    return {
        "errors": [
            {"parameter": name, "message": str(sentence)}
            for name, sentences in errors.items()
            for sentence in sentences
        ]
    }


def _taxonomy(taxonomy: Taxonomy) -> Json:
    return {
        "id": str(taxonomy.id),
        "name": str(taxonomy.name),
        "description": str(taxonomy.description),
        "version": "1",
    }
