"""The pool as its page shows it: who is trained, what runs out, where it is heading."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.web.charts import Chart
from wayside.web.components.text import london_short
from wayside.workforce.models import Worker
from wayside.workforce.presenters.people import COUNTED, Line
from wayside.workforce.rules import (
    Ahead,
    Facts,
    Member,
    is_on_the_way,
    outlook,
    standing_of,
    valid_period,
)
from wayside.workforce.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Pool:
    """The page: numbers, sentences, the chart, and everybody."""

    trained: int
    expiring: int
    pipeline: int
    left: int
    sentences: tuple[str, ...]
    chart: Chart
    lines: tuple[Line, ...]
    gone: tuple[tuple[str, date | None, str], ...]


def pool_page(
    everyone: tuple[Line, ...],
    facts: Mapping[UUID, Facts],
    gone: Sequence[Worker],
    trained_gone: int,
    today: date,
) -> Pool:
    """The pool today and where it is heading."""
    counts = Counter(each.standing for each in everyone)
    ahead = outlook(_members(facts, today), left_last_year=trained_gone, today=today)
    return Pool(
        trained=sum(counts[each] for each in COUNTED),
        expiring=counts[Standing.EXPIRING],
        pipeline=sum(is_on_the_way(each, today) for each in facts.values()),
        left=len(gone),
        sentences=_sentences(ahead, trained_gone),
        chart=_chart(ahead),
        lines=everyone,
        gone=tuple(
            (each.person.name, each.left_date, each.get_left_because_display()) for each in gone
        ),
    )


def _members(facts: Mapping[UUID, Facts], today: date) -> list[Member]:
    found = []
    for each in facts.values():
        standing = standing_of(each, today)
        period = valid_period(each.periods, today)
        if standing in COUNTED and period:
            found.append(Member(trained_until=period.end))
        elif standing == Standing.BOOKED:
            found.append(Member(booked=each.booked))
    return found


def _sentences(ahead: Sequence[Ahead], left: int) -> tuple[str, ...]:
    last = ahead[-1]
    heading = _(
        "Between %(least)s and %(most)s trained people on %(day)s, and %(paper)s if nobody "
        "leaves and no training is renewed."
    ) % {
        "least": last.least,
        "most": last.most,
        "day": london_short(last.day),
        "paper": last.on_paper,
    }
    history = ngettext(
        "Over the last twelve months %(n)s trained person left.",
        "Over the last twelve months %(n)s trained people left.",
        left,
    ) % {"n": left}
    caution = _(
        "The least assumes that leaving goes on like this and that nobody booked comes; the most "
        "that all training is renewed in time and nobody leaves. So few people make a trend no "
        "more than a hint."
    )
    return heading, history, caution


def _chart(ahead: Sequence[Ahead]) -> Chart:
    names = (_("Most"), _("On paper"), _("Least"))
    return Chart(
        title=_("Trained people over the next six months"),
        spec={
            "width": 480,
            "height": 220,
            "mark": {"type": "line", "point": True},
            "encoding": {
                "x": {"field": "day", "type": "temporal", "title": None},
                "y": {
                    "field": "people",
                    "type": "quantitative",
                    "title": _("People"),
                    "axis": {"tickMinStep": 1},
                },
                "color": {"field": "case", "type": "nominal", "title": None},
                "strokeDash": {"field": "case", "type": "nominal", "title": None},
            },
        },
        columns=(_("Day"), _("If"), _("People")),
        rows=[
            (each.day.isoformat(), name, count)
            for each in ahead
            for name, count in zip(names, (each.most, each.on_paper, each.least), strict=True)
        ],
        fields=("day", "case", "people"),
        note=_("What follows if things go well or badly; not a prophecy."),
    )
