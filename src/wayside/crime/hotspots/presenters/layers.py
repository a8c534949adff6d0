"""The analyst's layers as maps, tables and a chart, each with what it does not show."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wayside.crime.hotspots.asked import Asked
from wayside.crime.hotspots.facts import ChangeFact
from wayside.crime.hotspots.presenters.maps import ATTRIBUTION, context, layer_regions
from wayside.crime.hotspots.presenters.ranking import TREND_COLOURS, trend_tag
from wayside.crime.hotspots.sentences import month_name, number
from wayside.crime.hotspots.vocabulary import ANALYST_LAYERS, Layer
from wayside.web.charts import Chart
from wayside.web.maps import Map
from wayside.web.navigation import Item

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CellRow:
    """One significant cell."""

    key: str
    number: int
    count: str
    z: str
    p: str
    q: str
    position: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One month against the one before."""

    month: str
    count: str
    rate: str
    change: str
    interval: str
    tag: str
    colour: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the surface, for the legend."""

    key: str
    name: str
    value: str
    share: str


def step_rows(asked: Asked, content: Content) -> tuple[StepRow, ...]:
    """The steps of the surface, the darkest first."""
    if asked.layer is not Layer.SURFACE:
        return ()
    names = (_("Lightest"), _("Light"), _("Dark"), _("Darkest"))
    steps = [
        StepRow(
            f"step-{level}",
            names[level - 1],
            _("%s or more") % number(step["per_km2"]),
            f"{round(step['share'] * 100)}%",
        )
        for level, step in enumerate(content["steps"], start=1)
    ]
    return tuple(reversed(steps))


def choices(asked: Asked) -> list[Item]:
    """The layers to choose from."""
    return [
        Item(layer.label, asked.query(layer=layer.value), current=layer is asked.layer)
        for layer in ANALYST_LAYERS
    ]


def layer_map(asked: Asked, content: Content, ground: Content, *, area: str) -> Map | None:
    """The layer on the map; the months have none."""
    if asked.layer is Layer.MONTHS:
        return None
    outlines, dots = context(ground)
    described = {
        Layer.GI_STAR: _("Cells of 250 m where more is recorded than chance would make."),
        Layer.SURFACE: _("Darker areas hold more records a square kilometre."),
    }
    return Map(
        title=_("%(layer)s, %(area)s") % {"layer": asked.layer.label, "area": area},
        description=described[asked.layer],
        regions=layer_regions(asked.layer, content),
        outlines=outlines,
        dots=dots if asked.layer is Layer.GI_STAR else (),
        attribution=ATTRIBUTION,
    )


def said(asked: Asked, content: Content) -> tuple[str, ...]:
    """How the layer was made and how to read it."""
    if asked.layer is Layer.GI_STAR:
        return (
            _(
                "%(hot)s of %(tested)s cells are significant after the false-discovery correction"
                " (Benjamini and Hochberg, 5%%); without it %(uncorrected)s would be called so,"
                " many of them by chance."
            )
            % {
                "hot": number(len(content["cells"])),
                "tested": number(content["tested"]),
                "uncorrected": number(content.get("uncorrected", 0)),
            },
            _(
                "Gi* compares each cell of 250 m and its eight neighbours with the whole area, on"
                " counts times weights. p-values are one-sided: how often the same counts, dealt"
                " out to the cells by chance, would gather as much. A sieve, not a proof."
            ),
        )
    if asked.layer is Layer.SURFACE:
        return (
            _(
                "Epanechnikov kernel of 300 m on cells of 100 m, counts times weights. The darkest"
                " step begins at 80%% of the highest value, %s a square kilometre."
            )
            % number(content.get("highest_per_km2", 0)),
            _(
                "Snap points gather what happened along a street, so the surface is smoother than"
                " the truth, and too low near the boundary. For the eye, not for choosing places."
            ),
        )
    return (
        _(
            "Each month is compared with the one before by records a day, with an exact interval"
            " of 95%. One month in twenty leaves the interval by chance alone."
        ),
    )


def cell_rows(asked: Asked, content: Content) -> tuple[CellRow, ...]:
    """The significant cells, the strongest first."""
    if asked.layer is not Layer.GI_STAR:
        return ()
    return tuple(_cell(place, cell) for place, cell in enumerate(content["cells"], start=1))


def _cell(place: int, cell: Content) -> CellRow:
    ring = cell["ring"][:4]
    longitude = sum(corner[0] for corner in ring) / 4
    latitude = sum(corner[1] for corner in ring) / 4
    return CellRow(
        key=f"cell-{place}",
        number=place,
        count=number(cell["count"]),
        z=number(cell["z"], 2),
        p=small(cell["p"]),
        q=small(cell["q"]),
        position=f"{latitude:.4f}, {longitude:.4f}",
    )


def small(probability: float) -> str:
    """A probability, without false precision below a thousandth."""
    return _("< 0.001") if probability < 0.001 else number(probability, 3)


def months_chart(asked: Asked, content: Content) -> Chart | None:
    """Records a day by month with the 95% interval of the month itself."""
    if asked.layer is not Layer.MONTHS:
        return None
    rows = [
        (one["month"], round(one["count"] / one["days"], 2), *_per_day(one))
        for one in content["months"]
        if one["count"]
    ]
    axis = {"format": "%b %Y", "labelAngle": 0}
    x = {"field": "month", "type": "temporal", "title": None, "axis": axis}
    low_high: dict[str, Any] = {
        "y": {"field": "low", "type": "quantitative", "title": _("Records a day")},
        "y2": {"field": "high"},
    }
    return Chart(
        title=_("Records a day, month by month"),
        spec={
            "width": 720,
            "height": 240,
            "encoding": {"x": x},
            "layer": [
                {"mark": {"type": "area"}, "encoding": low_high},
                {
                    "mark": {"type": "line", "point": True},
                    "encoding": {"y": {"field": "rate", "type": "quantitative"}},
                },
            ],
        },
        columns=(_("Month"), _("Records a day"), _("Low"), _("High")),
        rows=rows,
        note=_("The band is what chance alone would make of each month (95%)."),
        fields=("month", "rate", "low", "high"),
    )


def _per_day(one: Content) -> tuple[float, float]:
    """The interval of a Poisson count a day: twice its root on either side is near enough here."""
    spread = 1.96 * one["count"] ** 0.5
    low, high = one["count"] - spread, one["count"] + spread
    return round(max(0.0, low) / one["days"], 2), round(high / one["days"], 2)


def change_rows(asked: Asked, content: Content) -> tuple[ChangeRow, ...]:
    """The months, newest first."""
    if asked.layer is not Layer.MONTHS:
        return ()
    return tuple(_change(one) for one in reversed(content["months"]))


def _change(one: Content) -> ChangeRow:
    if not one["count"]:
        return ChangeRow(month_name(one["month"]), "0", "–", "–", "–", _("No data"), "yellow")
    change = ChangeFact(**one["change"]) if one["change"] else None
    if change is None or change.ratio is None or change.high is None:
        return ChangeRow(
            month_name(one["month"]),
            number(one["count"]),
            number(one["count"] / one["days"], 1),
            "–",
            "–",
            _("Nothing to compare"),
            "grey",
        )
    return ChangeRow(
        month=month_name(one["month"]),
        count=number(one["count"]),
        rate=number(one["count"] / one["days"], 1),
        change=signed_percent(change.ratio),
        interval=_("%(low)s to %(high)s")
        % {"low": signed_percent(change.low), "high": signed_percent(change.high)},
        tag=trend_tag(change.direction),
        colour=TREND_COLOURS.get(change.direction, "grey"),
    )


def signed_percent(ratio: float) -> str:
    """A ratio as a change in per cent."""
    change = round((ratio - 1) * 100, 1)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{number(abs(change), 1)}%"
