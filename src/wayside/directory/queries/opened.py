"""What anybody may know: nothing here ever begins with more than the open services.

Every public answer and every public export is made of these and of nothing else, its counts and
pages too. A refuge is left out twice: by its kind, and because it is confidential.
"""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from wayside.directory.models import Service, ServiceAtLocation
from wayside.directory.models.terms import ASKED
from wayside.directory.standard.own import TAXONOMIES, Term, terms
from wayside.directory.vocabulary import Kind, Status

SHOWN = (Status.ACTIVE, Status.PAUSED)


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """What a reader of the feed asks for, in the parameters of the standard."""

    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    minimum_age: Decimal | None = None
    maximum_age: Decimal | None = None
    start_time: time | None = None
    end_time: time | None = None
    day: str = ""
    postcode: str = ""


def open_services() -> QuerySet[Service]:
    """The services that are neither confidential, a refuge, nor closed."""
    return (
        Service.objects.filter(confidential=False, status__in=SHOWN)
        .exclude(kind=Kind.REFUGE)
        .select_related("organization")
    )


def open_places() -> QuerySet[ServiceAtLocation]:
    """Where open services are."""
    return (
        ServiceAtLocation.objects.filter(service__in=open_services().values("id"))
        .select_related("location", "service__organization", "service__eligibility")
        .prefetch_related(
            "location__addresses",
            "location__accessibility",
            "service__groups",
            "service__strands",
            "service__service_areas__area",
            "service__languages",
        )
        .order_by("service__name", "id")
    )


def open_found(asked: FeedAsked, strands: tuple[tuple[str, str], ...]) -> QuerySet[Service]:
    """The open services that what was asked leaves in."""
    rows = open_services()
    for word in asked.search.split()[:8]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(description__icontains=word)
            | Q(organization__name__icontains=word)
        )
    if asked.taxonomy_term_id:
        rows = rows.filter(_carries(asked.taxonomy_term_id, strands))
    if asked.taxonomy_id:
        rows = rows.filter(_carries_any(asked.taxonomy_id))
    rows = _of_age(rows, asked)
    hours = _hours(asked)
    if hours is not None:
        rows = rows.filter(hours)
    return rows.distinct().order_by("name", "id")


def at_postcode(rows: QuerySet[ServiceAtLocation], postcode: str) -> QuerySet[ServiceAtLocation]:
    """Those whose postcode begins as asked, however it is spaced."""
    bare = postcode.replace(" ", "").upper()
    pattern = " *".join(bare)
    return rows.filter(location__addresses__postal_code__iregex=rf"^ *{pattern}").distinct()


def _of_age(rows: QuerySet[Service], asked: FeedAsked) -> QuerySet[Service]:
    if asked.minimum_age is not None:
        rows = rows.annotate(lowest=Min("groups__age_from")).filter(lowest__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        rows = rows.annotate(highest=Max("groups__age_to")).filter(highest__lte=asked.maximum_age)
    return rows


def _hours(asked: FeedAsked) -> Q | None:
    found = {
        "schedules__byday__icontains": asked.day,
        "schedules__opens_at__gte": asked.start_time,
        "schedules__closes_at__lte": asked.end_time,
    }
    said = {name: value for name, value in found.items() if value not in ("", None)}
    return Q(**said) if said else None


def _carries(term_id: UUID, strands: tuple[tuple[str, str], ...]) -> Q:
    """The condition for carrying a term: one of ours, or one that a file brought."""
    term = next((each for each in terms(strands) if each.id == term_id), None)
    if term is None:
        return Q(extra__attributes__contains=[{"taxonomy_term": {"id": str(term_id)}}])
    return _ours(term)


def _ours(term: Term) -> Q:
    name, _colon, answer = term.code.partition(":")
    if term.taxonomy.slug == "kinds":
        return Q(kind=term.code)
    if term.taxonomy.slug == "needs":
        return Q(needs__contains=[term.code])
    if term.taxonomy.slug == "strands":
        return Q(strands__slug=term.code)
    if name in ASKED:
        return Q(**{f"eligibility__{name}": answer})
    return {
        "group": Q(groups__sex=answer),
        "sons_up_to": Q(eligibility__sons_up_to__isnull=False),
        "not_from": Q(service_areas__excluded=True),
        "answer_days": Q(answer_days__isnull=False),
        "described": ~Q(extra__has_key="eligibility_description"),
    }.get(name, Q(id__in=()))


def _carries_any(taxonomy_id: UUID) -> Q:
    slug = next((each.slug for each in TAXONOMIES if each.id == taxonomy_id), None)
    return {
        "kinds": Q(),
        "terms": Q(),
        "needs": ~Q(needs=[]),
        "strands": Q(strands__isnull=False),
    }.get(
        slug or "",
        Q(extra__attributes__contains=[{"taxonomy_term": {"taxonomy_id": str(taxonomy_id)}}]),
    )
