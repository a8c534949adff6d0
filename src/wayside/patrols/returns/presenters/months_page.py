"""Month by month: activity beside the hours it took, and the outcomes the programme means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.partners.queries import OutcomeValues
from wayside.partners.vocabulary import OutcomeNature
from wayside.patrols.returns.figures import Figures
from wayside.patrols.returns.presenters.review_page import FigureRow, figure_rows
from wayside.patrols.returns.vocabulary import Count
from wayside.web.charts import Chart

SPEC: dict[str, Any] = {
    "mark": "bar",
    "width": 640,
    "height": 90,
    "encoding": {
        "x": {"field": "month", "type": "ordinal", "title": None, "sort": None},
        "y": {"field": "count", "type": "quantitative", "title": None},
        "row": {"field": "what", "type": "nominal", "title": None, "sort": None},
    },
    "resolve": {"scale": {"y": "independent"}},
}


@dataclass(frozen=True, slots=True)
class Intended:
    """An intended outcome in a line."""

    statement: str
    direction: str | Promise


@dataclass(frozen=True, slots=True)
class MonthsPage:
    """All that the page of months draws."""

    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    totals: tuple[tuple[str | Promise, int], ...]
    chart: Chart
    activity: tuple[Intended, ...]
    outcomes: tuple[Intended, ...]


def months_page(months: Sequence[Figures], intended: Sequence[OutcomeValues]) -> MonthsPage:
    """The months in their order, with the programme's own aims beside them."""
    names = tuple(_name(each.name) for each in months)
    shown: tuple[tuple[str, list[float]], ...] = (
        (_("Hours out"), [round(each.hours, 1) for each in months]),
        (_("People met"), [each.people for each in months]),
        (_("Referrals taken"), [each.of(Count.TAKEN) for each in months]),
        (_("Arrests"), [each.of(Count.ARRESTS) for each in months]),
    )
    return MonthsPage(
        heads=names,
        rows=figure_rows(months),
        totals=tuple(
            (what.label, sum(each.of(what) for each in months))
            for what in (Count.ARRESTS, Count.OFFERED, Count.TAKEN)
        ),
        chart=Chart(
            title=_("Activity beside the hours it took"),
            spec=SPEC,
            columns=(_("What"), _("Month"), _("Count")),
            fields=("what", "month", "count"),
            rows=[
                (what, name, value)
                for what, values in shown
                for name, value in zip(names, values, strict=True)
            ],
            note=_("Activity follows effort: more hours out make more of it. It is no outcome."),
        ),
        activity=_lines(intended, OutcomeNature.ACTIVITY),
        outcomes=_lines(intended, OutcomeNature.OUTCOME),
    )


def _lines(intended: Sequence[OutcomeValues], nature: OutcomeNature) -> tuple[Intended, ...]:
    return tuple(
        Intended(each.statement, each.direction.label) for each in intended if each.nature == nature
    )


def _name(month: str) -> str:
    return format_date(date.fromisoformat(f"{month}-01"), "M Y")
