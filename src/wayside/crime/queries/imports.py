"""Imports, months held and mappings of an area, as the actor may see them."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from wayside.access.actor import Actor
from wayside.crime.models import Extract, ImportBatch, ImportFile, LineSet, Mapping
from wayside.crime.vocabulary import ExtractState, ImportState
from wayside.partners.models import Area
from wayside.web.statements import compiled


def batches(area: Area, *, visible_to: Actor) -> QuerySet[ImportBatch]:
    """The imports into an area, the latest first, with their counts."""
    failed = Q(files__state=ImportState.FAILED)
    return (
        ImportBatch.objects.filter(area=area, area__in=visible_to.area_ids)
        .select_related("membership__person", "mapping")
        .annotate(
            file_count=Count("files"),
            failed_count=Count("files", filter=failed),
            rows=Sum("files__rows_stored"),
        )
        .order_by("-started_at", "-id")
    )


def failed_since(area: Area, day: date, *, visible_to: Actor) -> list[ImportBatch]:
    """The imports begun since a day of which files could not be loaded, the latest first."""
    return _failed(area.id, day) if area.id in visible_to.area_ids else []


@compiled
def _failed(area: UUID, day: date) -> QuerySet[ImportBatch]:
    found = ImportBatch.objects.filter(area=area, started_at__date__gte=day)
    failed = Count("files", filter=Q(files__state=ImportState.FAILED))
    return found.annotate(failed_count=failed).filter(failed_count__gt=0).order_by("-started_at")


def files_of(batch: ImportBatch) -> list[ImportFile]:
    """A batch's files in their order, with the sets of lines, without the lines."""
    sets = LineSet.objects.defer("lines").order_by("group", "slug")
    return list(batch.files.order_by("position").prefetch_related(Prefetch("line_sets", sets)))


def line_set(batch: ImportBatch, position: int, slug: str) -> LineSet:
    """One set of lines of one file.

    Raises:
        LineSet.DoesNotExist: there is none.
    """
    return LineSet.objects.select_related("file__batch__mapping", "file__batch__area").get(
        file__batch=batch, file__position=position, slug=slug
    )


def extracts(area: Area, *, visible_to: Actor) -> QuerySet[Extract]:
    """Every version of every month that came into use in an area."""
    return (
        Extract.objects.filter(area=area, area__in=visible_to.area_ids)
        .exclude(state=ExtractState.LOADING)
        .select_related("file__batch__membership__person")
    )


def versions_of(extract: Extract) -> QuerySet[Extract]:
    """All versions of the month that an extract is a version of, the latest first."""
    return (
        Extract.objects.filter(
            area=extract.area, dataset=extract.dataset, force=extract.force, month=extract.month
        )
        .exclude(state=ExtractState.LOADING)
        .select_related("file__batch__membership__person")
        .order_by("-version")
    )


def mappings(area: Area, *, visible_to: Actor) -> QuerySet[Mapping]:
    """The mappings made for an area."""
    return Mapping.objects.filter(area=area, area__in=visible_to.area_ids)
