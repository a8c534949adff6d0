"""Makes what a file loaded seen: in one short transaction, whole months at a time."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.crime import originals
from wayside.crime.actions.storing import Loading, delete_rows
from wayside.crime.models import Extract, ImportFile
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.crime.queries.drift import Drift, drift
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.rules import check_can_restore
from wayside.crime.vocabulary import ExtractState

Key = tuple[str, date]
PUBLISHED_FIELDS = (
    "state",
    "version",
    "rows",
    "rows_added",
    "rows_changed",
    "rows_gone",
    "is_cut_short",
    "published_at",
)


@transaction.atomic
def publish(*, loading: Loading, is_cut_short: bool, by: Actor, now: datetime) -> Drift | None:
    """Put the loaded extracts into use, each in place of the one in use before, if any.

    Returns the drift from the months replaced, or None where nothing was.

    Raises:
        UnreadableFileError: the file was cut short and a month in use has more rows.
    """
    area = loading.file.batch.area
    require(by, IMPORT_EXTRACTS, area_id=area.id)
    _take_turns(area.id.hex, loading.dataset)
    fresh = {(each.force, each.month): each for each in loading.extracts.values()}
    held = _held(fresh, like=next(iter(fresh.values()), None))
    versions = _versions(fresh, like=next(iter(fresh.values()), None))
    total: Drift | None = None
    for key, extract in fresh.items():
        before = held.get(key)
        if before and is_cut_short and before.rows > extract.rows:
            raise UnreadableFileError(
                f"The file was cut short and {extract.force_name} {extract.month:%Y-%m} is "
                "already held with more rows, so nothing was replaced. Download the file again."
            )
        extract.version = versions.get(key, 0) + 1
        extract.is_cut_short = is_cut_short
        change = _replace(extract, before, now)
        total = (total or Drift()) + change if change else total
    replaced = [each for key in fresh if (each := held.get(key))]
    Extract.objects.bulk_update(replaced, ["state"])
    Extract.objects.bulk_update(fresh.values(), PUBLISHED_FIELDS)
    for key, extract in fresh.items():
        _record(extract, held.get(key), by, now)
    return total


@transaction.atomic
def restore_extract(*, extract: Extract, by: Actor, now: datetime) -> None:
    """Bring the former version of a month back into use; the two change places."""
    require(by, IMPORT_EXTRACTS, area_id=extract.area_id)
    _take_turns(extract.area_id.hex, extract.dataset)
    extract.refresh_from_db()
    check_can_restore(extract.state)
    _series(extract).filter(state=ExtractState.CURRENT).update(state=ExtractState.FORMER)
    extract.state = ExtractState.CURRENT
    extract.published_at = now
    extract.save(update_fields=["state", "published_at"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="crime.restore_extract",
        record_type="crime.Extract",
        record_id=extract.reference,
        controller_id=extract.file.batch.controller_id,
        area_id=extract.area_id,
        fields=("state",),
        count=extract.rows,
        now=now,
    )


def _take_turns(*names: str) -> None:
    """Publishing of one area's dataset goes one at a time; nobody else waits for this."""
    with connection.cursor() as cursor:
        words = "/".join(("crime", *names))
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [words])


def _held(keys: dict[Key, Extract], *, like: Extract | None) -> dict[Key, Extract]:
    """The extracts in use of the same forces and months."""
    if like is None:
        return {}
    found = Extract.objects.filter(
        area_id=like.area_id, dataset=like.dataset, state=ExtractState.CURRENT
    ).filter(force__in={force for force, _month in keys})
    return {(each.force, each.month): each for each in found}


def _versions(keys: dict[Key, Extract], *, like: Extract | None) -> dict[Key, int]:
    """The highest version so far of each force and month."""
    if like is None:
        return {}
    rows = (
        Extract.objects.filter(area_id=like.area_id, dataset=like.dataset, version__isnull=False)
        .filter(force__in={force for force, _month in keys})
        .values_list("force", "month")
        .annotate(highest=Max("version"))
    )
    return {(force, month): highest for force, month, highest in rows}


def _replace(extract: Extract, before: Extract | None, now: datetime) -> Drift | None:
    """Say what the extract becomes and how it differs from the one before; not saved yet."""
    change = None
    if before:
        change = drift(extract.dataset, before=before.id, after=extract.id)
        extract.rows_added, extract.rows_changed = change.added, change.changed
        extract.rows_gone = change.gone
        _drop_former(before)
        before.state = ExtractState.FORMER
    extract.state = ExtractState.CURRENT
    extract.published_at = now
    return change


def _drop_former(current: Extract) -> None:
    """Remove the rows of versions older than the one that is being replaced."""
    old = list(_series(current).filter(state=ExtractState.FORMER).select_related("file"))
    if not old:
        return
    delete_rows(current.dataset, [each.id for each in old])
    _series(current).filter(state=ExtractState.FORMER).update(state=ExtractState.DROPPED)
    for file in {each.file for each in old}:
        give_up_unneeded(file)


def _series(extract: Extract) -> "QuerySet[Extract]":
    """The other versions of the same month."""
    return Extract.objects.filter(
        area_id=extract.area_id,
        dataset=extract.dataset,
        force=extract.force,
        month=extract.month,
    ).exclude(id=extract.id)


def give_up_unneeded(file: ImportFile) -> None:
    """Delete the bytes of a received file once none of its extracts keeps rows."""
    needed = Extract.objects.filter(file__original=file.original).exclude(
        state=ExtractState.DROPPED
    )
    if not needed.exists():
        transaction.on_commit(lambda: originals.give_up(file.original))


def _record(extract: Extract, before: Extract | None, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="crime.replace_extract" if before else "crime.import_extract",
        record_type="crime.Extract",
        record_id=extract.reference,
        controller_id=extract.file.batch.controller_id,
        area_id=extract.area_id,
        fields=("rows",),
        count=extract.rows,
        now=now,
    )
