"""The months held, as a grid of years and months for each dataset and force."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.crime.models import Extract
from wayside.crime.presenters.imports import importer
from wayside.crime.rules import can_restore
from wayside.crime.vocabulary import ExtractState, FileKind
from wayside.partners.models import Area

COLOURS = {
    ExtractState.CURRENT: "green",
    ExtractState.FORMER: "grey",
    ExtractState.DROPPED: "grey",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One month: held with how many rows in which version, missing, or outside the series."""

    state: str
    rows: int = 0
    version: int = 0
    is_cut_short: bool = False
    has_drift: bool = False
    url: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class SeriesGrid:
    """One dataset of one force: a row a year, a cell a month."""

    title: str
    years: tuple[tuple[int, tuple[Cell, ...]], ...]
    held: int
    missing: int
    rows: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a month."""

    version: int
    state: str | Promise
    colour: str
    published_at: datetime | None
    file: str
    by: str
    rows: int
    drift: str
    restore_url: str


def grids(extracts: Iterable[Extract], area: Area) -> list[SeriesGrid]:
    """The grid of each dataset and force in use."""
    series: dict[tuple[str, str], dict[date, Extract]] = defaultdict(dict)
    for extract in extracts:
        if extract.state == ExtractState.CURRENT:
            series[extract.dataset, extract.force_name][extract.month] = extract
    return [_grid(kind, force, held, area) for (kind, force), held in sorted(series.items())]


def _grid(kind: str, force: str, held: dict[date, Extract], area: Area) -> SeriesGrid:
    first, last = min(held), max(held)
    years = tuple(
        (year, tuple(_cell(date(year, month, 1), held, area) for month in range(1, 13)))
        for year in range(first.year, last.year + 1)
    )
    between = (last.year - first.year) * 12 + last.month - first.month + 1
    return SeriesGrid(
        title=f"{FileKind(kind).label}: {force}",
        years=years,
        held=len(held),
        missing=between - len(held),
        rows=sum(extract.rows for extract in held.values()),
    )


def _cell(month: date, held: dict[date, Extract], area: Area) -> Cell:
    name = f"{month:%Y-%m}"
    extract = held.get(month)
    if extract is None:
        inside = min(held) < month < max(held)
        return Cell("missing" if inside else "outside", name=name)
    changed = extract.rows_added or extract.rows_changed or extract.rows_gone
    return Cell(
        "held",
        rows=extract.rows,
        version=extract.version or 1,
        is_cut_short=extract.is_cut_short,
        has_drift=bool(changed),
        url=reverse("crime:month", args=(area.slug, extract.reference)),
        name=name,
    )


def version_rows(versions: Iterable[Extract], area: Area, *, may_restore: bool) -> list[VersionRow]:
    """The versions of one month."""
    return [
        VersionRow(
            version=each.version or 1,
            state=ExtractState(each.state).label,
            colour=COLOURS[ExtractState(each.state)],
            published_at=each.published_at,
            file=each.file.name,
            by=importer(each.file.batch),
            rows=each.rows,
            drift=_drift(each),
            restore_url=reverse("crime:restore", args=(area.slug, each.reference))
            if may_restore and can_restore(each.state)
            else "",
        )
        for each in versions
    ]


def _drift(extract: Extract) -> str:
    if extract.rows_added is None:
        return _("First version")
    return _("%(added)s added, %(changed)s changed, %(gone)s gone") % {
        "added": f"{extract.rows_added:,}",
        "changed": f"{extract.rows_changed:,}",
        "gone": f"{extract.rows_gone:,}",
    }
