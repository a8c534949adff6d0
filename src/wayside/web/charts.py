"""Pictures of figures: Vega-Lite drawn in this process, and the week drawn by hand.

Each stands with its data table, so nothing is shown to the eye alone.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

INK = "#1b2a2a"
LINE = "#c5d1cd"
FONT = "Source Sans 3, Segoe UI, Roboto, Arial, sans-serif"
PALETTE = ["#1f6b60", "#b35900", "#0d5a78", "#7a5195", "#8a8f2a", "#a33a4a"]
SHADES = ("#f1f4f3", "#d4e3df", "#a7c8c0", "#6aa296", "#34766a", "#143f39")
DAYS = (
    gettext_lazy("Mon"),
    gettext_lazy("Tue"),
    gettext_lazy("Wed"),
    gettext_lazy("Thu"),
    gettext_lazy("Fri"),
    gettext_lazy("Sat"),
    gettext_lazy("Sun"),
)
CELL, LEFT, TOP = 15, 40, 4  # the strip's cells, and where they begin
THEME: dict[str, Any] = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "range": {"category": PALETTE},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": "#e3e9e7",
        "domainColor": LINE,
        "tickColor": LINE,
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 13, "titleFontSize": 13},
    "bar": {"color": PALETTE[0]},
    "line": {"color": PALETTE[0], "strokeWidth": 2.5},
    "area": {"color": PALETTE[0], "opacity": 0.2},
    "point": {"color": PALETTE[0], "filled": True, "size": 45},
    "rule": {"color": INK},
}
# The picture has one name; its parts would be read out as hundreds of nameless shapes.
PARTS_READ_OUT = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
OPENING = re.compile(r"<svg[^>]*?(width=\"[\d.]+\" height=\"[\d.]+\" viewBox=\"[^\"]*\")[^>]*>")


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification without data, and the rows that are both data and table.

    ``columns`` are the headings of the table; ``fields`` (by default the headings) the names
    by which the specification calls the columns.
    """

    title: str | Promise
    spec: Mapping[str, Any]
    columns: Sequence[str | Promise]
    rows: Sequence[Sequence[Any]]
    note: str | Promise = ""
    fields: Sequence[str] = ()

    @property
    def values(self) -> list[dict[str, Any]]:
        """The rows as Vega-Lite takes them."""
        names = self.fields or [str(column) for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Strip:
    """Counts by day of the week (Monday first) and hour (from midnight)."""

    title: str | Promise
    counts: Sequence[Sequence[float]]
    note: str | Promise = ""
    key: str = "strip"
    days: Sequence[str | Promise] = field(default=DAYS)

    def __post_init__(self) -> None:
        if len(self.counts) != 7 or any(len(hours) != 24 for hours in self.counts):
            raise ValueError("a week has 7 days of 24 hours")

    @property
    def table_columns(self) -> list[str]:
        """The headings of the data table: four parts of the day keep it readable."""
        return [_("Day"), _("0 to 6"), _("6 to 12"), _("12 to 18"), _("18 to 24"), _("All day")]

    @property
    def table_rows(self) -> list[list[Any]]:
        """The counts by day and quarter of the day."""
        return [
            [day, *(_plain(sum(hours[i : i + 6])) for i in range(0, 24, 6)), _plain(sum(hours))]
            for day, hours in zip(self.days, self.counts, strict=True)
        ]


def picture(chart: Chart) -> SafeString:
    """The chart as SVG, named by its title; without rows, a sentence instead of bare axes."""
    if not chart.rows:
        return format_html('<p class="ws-none">{}</p>', _("There are no figures yet."))
    spec = {**chart.spec, "data": {"values": chart.values}}
    spec["config"] = {**THEME, **chart.spec.get("config", {})}
    drawn = svg(json.dumps(spec, sort_keys=True, default=str))
    return SafeString(
        OPENING.sub(
            lambda found: format_html(
                '<svg xmlns="http://www.w3.org/2000/svg" class="ws-chart__svg" role="img" '
                'aria-label="{}" {}>',
                chart.title,
                SafeString(found.group(1)),
            ),
            drawn,
            count=1,
        )
    )


@lru_cache(maxsize=256)
def svg(spec: str) -> str:
    """Draw a whole Vega-Lite specification, given as JSON; nothing may be fetched for it."""
    drawn: str = _converter().vegalite_to_svg(spec, allowed_base_urls=[])
    return PARTS_READ_OUT.sub("", drawn)


@cache
def _converter() -> Any:
    """Loaded when first needed: commands that draw nothing start faster."""
    import vl_convert

    vl_convert.register_font_directory(str(settings.FONTS_FOLDER))
    return vl_convert


def strip_picture(strip: Strip) -> SafeString:
    """The week as seven rows of twenty-four cells, darker for more."""
    most = max((count for hours in strip.counts for count in hours), default=0)
    squares = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"><title>{}</title></rect>',
        (
            (
                LEFT + hour * CELL,
                TOP + day * CELL,
                CELL - 1,
                CELL - 1,
                SHADES[_shade(count, most)],
                f"{strip.days[day]} {hour:02d}:00, {_plain(count)}",
            )
            for day, hours in enumerate(strip.counts)
            for hour, count in enumerate(hours)
        ),
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'class="ws-strip__svg" role="img" aria-label="{label}" font-family="{font}" '
        'font-size="11" fill="{ink}">{squares}{names}</svg>',
        w=LEFT + 24 * CELL,
        h=TOP + 7 * CELL + 18,
        label=strip_in_words(strip),
        font=FONT,
        ink=INK,
        squares=squares,
        names=_strip_names(strip),
    )


def _strip_names(strip: Strip) -> SafeString:
    days = format_html_join(
        "",
        '<text x="0" y="{}">{}</text>',
        ((TOP + i * CELL + 11, day) for i, day in enumerate(strip.days)),
    )
    hours = format_html_join(
        "",
        '<text x="{}" y="{}">{}</text>',
        ((LEFT + hour * CELL, TOP + 7 * CELL + 13, f"{hour:02d}") for hour in range(0, 24, 6)),
    )
    return format_html("{}{}", days, hours)


def strip_in_words(strip: Strip) -> str:
    """The strip's name with its heaviest hour."""
    most, day, hour = max(
        (count, -day, -hour)
        for day, hours in enumerate(strip.counts)
        for hour, count in enumerate(hours)
    )
    if most <= 0:
        return _("%(title)s: nothing recorded") % {"title": strip.title}
    return _("%(title)s: most on %(day)s from %(hour)s") % {
        "title": strip.title,
        "day": strip.days[-day],
        "hour": f"{-hour:02d}:00",
    }


def _shade(count: float, most: float) -> int:
    if count <= 0 or most <= 0:
        return 0
    return 1 + min(4, int(4.999 * count / most))


def _plain(number: float) -> int | float:
    return int(number) if float(number).is_integer() else round(number, 1)
