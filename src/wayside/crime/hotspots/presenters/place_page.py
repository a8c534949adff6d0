"""One place, the records behind it, and the places that people marked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import cos, hypot, radians
from typing import Any

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.crime.hotspots.asked import Asked
from wayside.crime.hotspots.facts import PlaceFacts
from wayside.crime.hotspots.presenters.maps import mark_key, mark_letter
from wayside.crime.hotspots.presenters.ranking import move_in_words, strip_note, strip_title
from wayside.crime.hotspots.sentences import (
    month_name,
    number,
    rank_in_words,
    reasons_in_words,
)
from wayside.crime.hotspots.settings import kind_label
from wayside.crime.models import (
    Extract,
    ForceEvent,
    HotspotPlace,
    MarkedPlace,
    RecordedRow,
    StopSearch,
    StreetCrime,
)
from wayside.web.charts import Chart, Strip

METRES_A_DEGREE = 111_320.0
NEAR_M = 500.0
KINDS_DRAWN = 5
BLANK = "–"
STRAYS = {
    "missing": gettext_lazy("Without a position"),
    "zero": gettext_lazy("At latitude 0, which is how some systems write “unknown”"),
    "impossible": gettext_lazy("At a position that is not on the globe"),
    "outside": gettext_lazy("Outside the area"),
}


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """What a place's own page says."""

    rank: int
    label: str
    ward: str
    count: str
    score: str
    radius: str
    position: str
    sure: str
    move: str
    reasons: tuple[str, ...]
    kinds: tuple[tuple[str | Promise, str, str], ...]
    months: str


def place_detail(place: HotspotPlace, asked: Asked) -> PlaceDetail:
    """One place in full."""
    facts = PlaceFacts.from_json(place.facts)
    return PlaceDetail(
        rank=place.rank,
        label=place.label,
        ward=place.ward_name,
        count=number(place.count),
        score=number(place.score, 2),
        radius=number(place.radius_m),
        position=f"{place.latitude:.5f}, {place.longitude:.5f}",
        sure=rank_in_words(place.rank_low, place.rank_high),
        move=move_in_words(place, facts, asked),
        reasons=reasons_in_words(facts, asked.terms),
        kinds=tuple(
            (kind_label(kind.key), number(kind.count), number(kind.score, 2)) for kind in facts.what
        ),
        months=_("Records in %(with)s of %(all)s months, the newest in %(last)s")
        % {
            "with": facts.months_with_events,
            "all": facts.months_covered,
            "last": month_name(facts.last_month),
        },
    )


def place_strip(place: HotspotPlace) -> Strip | None:
    """When in the week at this place, where times are held."""
    rhythm = PlaceFacts.from_json(place.facts).rhythm
    if rhythm is None:
        return None
    return Strip(
        title=strip_title(rhythm.source), counts=rhythm.counts, note=strip_note(rhythm.source)
    )


def months_chart(months: Sequence[tuple[str, str, int]], label: str) -> Chart:
    """Records by month and kind, as (month, kind, count)."""
    spec: dict[str, Any] = {
        "width": 640,
        "height": 220,
        "mark": {"type": "bar"},
        "encoding": {
            "x": {
                "field": "month",
                "type": "temporal",
                "timeUnit": "yearmonth",
                "title": None,
                "axis": {"format": "%b %Y", "labelAngle": 0},
            },
            "y": {"field": "records", "type": "quantitative", "title": _("Records")},
            "color": {
                "field": "kind",
                "type": "nominal",
                "title": None,
                "legend": {"labelLimit": 240},
            },
            "order": {"field": "kind"},
        },
    }
    return Chart(
        title=_("Records a month at %s") % label,
        spec=spec,
        columns=(_("Month"), _("Kind"), _("Records")),
        rows=_gathered(months),
        fields=("month", "kind", "records"),
    )


def _gathered(months: Sequence[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """The commonest kinds by name and the rest together: colours are told apart up to six."""
    totals: Counter[str] = Counter()
    for _month, kind, count in months:
        totals[kind] += count
    named = {kind: str(kind_label(kind)) for kind, _count in totals.most_common(KINDS_DRAWN)}
    found: Counter[tuple[str, str]] = Counter()
    for month, kind, count in months:
        found[month, named.get(kind, _("Other kinds"))] += count
    return [(month, kind, count) for (month, kind), count in found.items()]


@dataclass(frozen=True, slots=True)
class RowLine:
    """One record as the table shows it."""

    when: date | datetime
    month: str
    kind: str | Promise
    street: str
    extract: str
    extract_url: str
    line: str
    reference: str
    outcome: str


def row_lines(rows: Sequence[RecordedRow], *, months_of: str) -> tuple[RowLine, ...]:
    """The records of a page, with links to their months in the area named; none where blank."""
    return tuple(_row(row, months_of) for row in rows)


def _row(row: RecordedRow, months_of: str) -> RowLine:
    extract: Extract = row.extract
    kind, street, outcome, reference = "", "", "", ""
    when: date | datetime = extract.month
    if isinstance(row, StreetCrime):
        kind, street, outcome = row.kind, row.location, row.last_outcome
        reference = row.crime_id[:12]
    elif isinstance(row, ForceEvent):
        kind, street, when, reference = row.kind, row.location, row.occurred_at, row.force_reference
    elif isinstance(row, StopSearch):
        kind, outcome, when = row.kind, row.outcome, row.occurred_at
    return RowLine(
        when=when,
        month="" if isinstance(when, datetime) else format_date(when, "M\xa0Y"),
        kind=kind_label(f":{kind}"),
        street=street or BLANK,
        extract=f"{extract.file.name} ({month_name(extract.month.isoformat())})",
        extract_url=reverse("crime:month", args=(months_of, extract.reference))
        if months_of
        else "",
        line=_("line %s") % row.line,
        reference=reference or BLANK,
        outcome=outcome or BLANK,
    )


@dataclass(frozen=True, slots=True)
class MarkCard:
    """A marked place as lists show it."""

    key: str
    letter: str
    name: str
    url: str
    kind: str
    reason: str
    agency: str
    by: str
    review_date: date
    ward: str


def mark_cards(marks: Sequence[MarkedPlace], *, area_slug: str) -> tuple[MarkCard, ...]:
    """Marked places, lettered in their order."""
    return tuple(
        MarkCard(
            key=mark_key(mark),
            letter=mark_letter(number_),
            name=mark.name,
            url=reverse("crime:hotspots:marked_place", args=(area_slug, mark.pk)),
            kind=mark.get_kind_display(),
            reason=mark.reason,
            agency=mark.agency.name,
            by=mark.marked_by.name,
            review_date=mark.review_date,
            ward=mark.ward.name if mark.ward else "",
        )
        for number_, mark in enumerate(marks)
    )


def marks_near(place: HotspotPlace, marks: Sequence[MarkedPlace]) -> list[MarkedPlace]:
    """The marks within half a kilometre of a place."""
    return [
        mark
        for mark in marks
        if metres_between((place.longitude, place.latitude), (mark.longitude, mark.latitude))
        <= NEAR_M
    ]


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on the ground between two near positions, good to a metre or two."""
    east = (one[0] - other[0]) * METRES_A_DEGREE * cos(radians(one[1]))
    return hypot(east, (one[1] - other[1]) * METRES_A_DEGREE)


def stray_reasons(reasons: Mapping[str, Sequence[int]]) -> tuple[tuple[str, str], ...]:
    """Each reason with how many records it set aside."""
    return tuple((str(STRAYS.get(name, name)), number(len(rows))) for name, rows in reasons.items())
