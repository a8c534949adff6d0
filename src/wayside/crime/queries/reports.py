"""What an import found, as figures."""

from datetime import date
from typing import Any

from wayside.crime.models import ImportBatch, ImportFile
from wayside.crime.queries.coverage import Series, missing_months
from wayside.crime.vocabulary import ImportState

COUNTS = ("rows_read", "rows_stored", "rows_outside_area")


def batch_report(batch: ImportBatch) -> dict[str, Any]:
    """The quality report of a batch: each file, the totals, and the months missing from the
    series that the batch has to do with."""
    files = [file.report | {"error": file.error or None} for file in _files(batch)]
    missing = missing_of(batch)
    return {
        "area": batch.area.slug,
        "files": files,
        "totals": _totals(files),
        "missing_months": sorted({f"{month:%Y-%m}" for days in missing.values() for month in days}),
        "missing_months_by": [
            {"kind": kind, "force": force, "months": [f"{month:%Y-%m}" for month in days]}
            for (kind, force), days in missing.items()
        ],
    }


def missing_of(batch: ImportBatch) -> dict[Series, list[date]]:
    """The months missing from the series that the batch has to do with."""
    series = set(batch.files.values_list("extracts__dataset", "extracts__force_name"))
    return missing_months(batch.area, [key for key in series if key[0]])


def has_failures(batch: ImportBatch) -> bool:
    """Whether any file of the batch could not be loaded."""
    return batch.files.filter(state=ImportState.FAILED).exists()


def _files(batch: ImportBatch) -> list[ImportFile]:
    return list(batch.files.order_by("position"))


def _totals(files: list[dict[str, Any]]) -> dict[str, Any]:
    totals: dict[str, Any] = {"files": len(files)}
    totals["files_failed"] = sum(1 for file in files if file["error"])
    for name in COUNTS:
        totals[name] = sum(file.get(name, 0) for file in files)
    for name in ("set_aside", "observed"):
        summed: dict[str, int] = {}
        for file in files:
            for slug, count in file.get(name, {}).items():
                summed[slug] = summed.get(slug, 0) + count
        totals[name] = dict(sorted(summed.items()))
    drifts = [file["drift"] for file in files if file.get("drift")]
    totals["drift"] = (
        {key: sum(drift[key] for drift in drifts) for key in ("added", "changed", "gone")}
        if drifts
        else None
    )
    return totals
