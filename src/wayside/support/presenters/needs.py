"""Needs in the order of their weight, and as a picture over time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from wayside.support.models import NeedNote
from wayside.support.vocabulary import Level, NeedKind
from wayside.web.charts import Chart
from wayside.web.states import Words

COLOURS = {
    Level.URGENT: "red",
    Level.STRONG: "orange",
    Level.SOME: "yellow",
    Level.NONE: "green",
}


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """One need as it stands."""

    kind: Words
    level: Words
    colour: str
    own_words: str
    strand: str
    noted_at: datetime
    noted_by: str


def shown(needs: Mapping[NeedKind, NeedNote], strands: Mapping[str, str]) -> tuple[ShownNeed, ...]:
    """The needs now, the heaviest first, each with the name of its strand."""
    ordered = sorted(needs.items(), key=lambda pair: -pair[1].level)
    return tuple(
        ShownNeed(
            kind.label,
            Level(each.level).label,
            COLOURS[Level(each.level)],
            each.own_words,
            strands.get(each.strand, ""),
            each.noted_at,
            each.noted_by.person.name,
        )
        for kind, each in ordered
    )


def over_time(notes: Iterable[NeedNote], *, now: datetime) -> Chart | None:
    """Each need's level from note to note, up to now; nothing before there are two moments."""
    told = list(notes)
    if len({each.noted_at for each in told}) < 2:
        return None
    rows = [_row(each.noted_at, each) for each in told]
    last = {each.kind: each for each in told}
    rows += [_row(now, each) for each in last.values()]
    levels = [str(each.label) for each in sorted(Level, reverse=True)]
    spec = {
        "mark": {"type": "line", "interpolate": "step-after", "point": True},
        "encoding": {
            "x": {"field": "when", "type": "temporal", "title": None},
            "y": {"field": "level", "type": "ordinal", "sort": levels, "title": None},
            "row": {"field": "need", "type": "nominal", "title": None},
        },
        "width": 420,
        "height": 60,
    }
    return Chart(
        _("How needs changed"),
        spec,
        (_("When"), _("Need"), _("Level")),
        rows,
        fields=("when", "need", "level"),
    )


def _row(moment: datetime, note: NeedNote) -> tuple[str, str, str]:
    return (
        moment.date().isoformat(),
        str(note.get_kind_display()),
        str(note.get_level_display()),
    )
