"""Month by month: activity beside the hours it took, and the outcomes the programme means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.partners.queries import OutcomeValues
from wayside.partners.vocabulary import Measure, OutcomeNature
from wayside.patrols.returns.figures import Figures
from wayside.patrols.returns.presenters.review_page import FigureRow, figure_rows
from wayside.patrols.returns.rules.rates import rate
from wayside.patrols.returns.vocabulary import PEOPLE, Count
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


COUNTED: Mapping[Measure, tuple[Count, ...]] = {
    Measure.PEOPLE_MET: PEOPLE,
    Measure.NEW_TO_US: (Count.NEW_TO_US,),
    Measure.HOT_DRINKS: (Count.HOT_DRINKS,),
    Measure.REFERRALS_OFFERED: (Count.OFFERED,),
    Measure.REFERRALS_TAKEN: (Count.TAKEN,),
    Measure.ARRESTS: (Count.ARRESTS,),
    Measure.CAUTIONS: (Count.CAUTIONS, Count.CONDITIONAL_CAUTIONS),
    Measure.WARNINGS: (Count.WARNINGS,),
}


@dataclass(frozen=True, slots=True)
class Intended:
    """An intended outcome in a line: what was counted of it, beside the hours that took; or
    plainly that nothing is measured yet."""

    statement: str
    direction: str | Promise
    total: str
    rate: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthsPage:
    """All that the page of months draws."""

    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    effort: str
    hours: tuple[str, ...]
    hours_total: str
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
        effort=_effort(months),
        hours=tuple(_hours(each.hours) for each in months),
        hours_total=_hours(sum(each.hours for each in months)),
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
        activity=_lines(intended, OutcomeNature.ACTIVITY, months),
        outcomes=_lines(intended, OutcomeNature.OUTCOME, months),
    )


def _hours(hours: float) -> str:
    """As they are written: 251, not 251.0."""
    return f"{hours:.1f}".removesuffix(".0")


def _effort(months: Sequence[Figures]) -> str:
    """All that the counts rest on, in a sentence."""
    return _(
        "%(returned)s patrols returned of %(planned)s planned (%(cancelled)s cancelled), "
        "%(hours)s hours out, %(bad)s nights of bad weather."
    ) % {
        "returned": sum(each.returned for each in months),
        "planned": sum(each.planned for each in months),
        "cancelled": sum(each.cancelled for each in months),
        "hours": _hours(sum(each.hours for each in months)),
        "bad": sum(each.bad_weather for each in months),
    }


def _lines(
    intended: Sequence[OutcomeValues], nature: OutcomeNature, months: Sequence[Figures]
) -> tuple[Intended, ...]:
    return tuple(_line(each, months) for each in intended if each.nature == nature)


def _line(intended: OutcomeValues, months: Sequence[Figures]) -> Intended:
    """What was counted of it; a rate where hours can be divided by."""
    measure = intended.measured_by
    values = tuple(_value(measure, each) for each in months) if measure else ()
    hours = sum(each.hours for each in months)
    counted = rate(round(sum(values)), hours) if measure in COUNTED else None
    return Intended(
        statement=intended.statement,
        direction=intended.direction.label,
        total=f"{sum(values):g}" if measure else _("not measured yet"),
        rate=_("%s in ten hours out") % f"{counted.value:.1f}" if counted else "",
        values=tuple(f"{each:g}" for each in values),
    )


def _value(measure: Measure, month: Figures) -> float:
    """What a month's returns hold of it."""
    if measure == Measure.PATROLS:
        return month.returned
    if measure == Measure.HOURS:
        return round(month.hours, 1)
    return month.of(*COUNTED[measure])


def _name(month: str) -> str:
    return format_date(date.fromisoformat(f"{month}-01"), "M Y")
