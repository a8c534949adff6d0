"""What was filed: every version in a column of its own, what was changed marked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.patrols.calendar import LONDON
from wayside.patrols.models import PatrolReturn, SegmentReturn
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.returns.vocabulary import Count, Service
from wayside.web.components.text import london_time

NONE = "–"


@dataclass(frozen=True, slots=True)
class VersionHead:
    """Who told it, when and why."""

    name: str
    who: str
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One thing that was told, in the words of each version."""

    label: str | Promise
    values: tuple[str, ...]

    @property
    def was_changed(self) -> bool:
        """Whether a correction says otherwise."""
        return len(set(self.values)) > 1


@dataclass(frozen=True, slots=True)
class FiledPage:
    """A return with its corrections."""

    heads: tuple[VersionHead, ...]
    rows: tuple[FiledRow, ...]


def filed_page(versions: Sequence[PatrolReturn]) -> FiledPage:
    """The versions side by side, the first one first; only what any of them tells."""
    told = [dict(_told(each)) for each in versions]
    labels = list(dict.fromkeys(label for each in told for label in each))
    return FiledPage(
        heads=tuple(_head(each) for each in versions),
        rows=tuple(
            FiledRow(label, tuple(each.get(label, NONE) for each in told)) for label in labels
        ),
    )


def _head(version: PatrolReturn) -> VersionHead:
    name = _("First version") if version.number == 1 else _("Correction %s") % (version.number - 1)
    who = version.filed_by.name
    if version.in_their_place:
        who = _("%s, in the officers’ place") % who
    return VersionHead(name, who, version.filed_at, version.because)


def _told(version: PatrolReturn) -> Iterator[tuple[str, str]]:
    yield _("Weather"), str(version.get_weather_display())
    parts = tuple(version.parts.all())
    names = Counter(_name(each) for each in parts)
    for part in parts:
        before = f"{_name(part, in_full=names[_name(part)] > 1)}: " if len(parts) > 1 else ""
        yield from ((f"{before}{label}", value) for label, value in _part(part))
    yield _("Places visited"), _visits(version)
    if version.incident_reference:
        yield _("The force’s incident number"), version.incident_reference
    if version.narrative:
        yield _("About the places"), version.narrative


def _name(part: SegmentReturn, *, in_full: bool = False) -> str:
    """What a part is called; with its planned times where another has the same name."""
    name = str(part.segment or part.get_kind_display())
    if not in_full:
        return name
    planned = part.segment.hours if part.segment else part.hours
    return f"{name} {london_time(planned.starts_at)} – {london_time(planned.ends_at)}"


def _part(part: SegmentReturn) -> Iterator[tuple[str, str]]:
    yield _("Time"), hours_in_words(part.hours)
    if part.nobody_seen:
        yield _("People"), _("Nobody was seen")
    for count in sorted(part.counts.all(), key=lambda each: list(Count).index(Count(each.what))):
        label = str(count.get_what_display())
        if count.service:
            label = f"{label}: {Service(count.service).label}"
        yield label, str(count.value)
    if part.partner_feedback:
        yield _("What partners said"), part.partner_feedback


def _visits(version: PatrolReturn) -> str:
    told = [
        f"{each.place.label} ({each.arrived_at.astimezone(LONDON):%H:%M})"
        if each.arrived_at
        else each.place.label
        for each in version.visits.all()
    ]
    return "; ".join(told) or _("None of the plan")
