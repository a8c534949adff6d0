"""One member of the pool, and one's own time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from wayside.calculations.rostering import Load
from wayside.web.clock import LONDON
from wayside.web.components.text import london_short
from wayside.workforce.models import SuitabilityAssessment, TrainingRecord, Worker
from wayside.workforce.presenters.people import COLOURS, Colour, loads
from wayside.workforce.rules import Facts, standing_of
from wayside.workforce.vocabulary import Standing

KEPT = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Row:
    """Something of somebody's time."""

    what: str
    when: str
    id: object


@dataclass(frozen=True, slots=True)
class Time:
    """Somebody's time from four weeks back on."""

    absences: tuple[Row, ...]
    shifts: tuple[Row, ...]
    rest_days: tuple[Row, ...]
    wishes: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One member of the pool."""

    standing: Standing
    colour: Colour
    training: tuple[TrainingRecord, ...]
    assessments: tuple[SuitabilityAssessment, ...]
    loads: tuple[Load, ...]
    time: Time


def person_page(worker: Worker, facts: Facts, today: date) -> PersonPage:
    """Training, suitability, load and time of one member of the pool."""
    standing = standing_of(facts, today)
    return PersonPage(
        standing=standing,
        colour=COLOURS.get(standing, "grey"),
        training=tuple(worker.training.select_related("course")),
        assessments=tuple(worker.assessments.select_related("assessed_by")),
        loads=loads([worker], worker.area, until=today)[str(worker.id)],
        time=time_of(worker, today),
    )


def time_of(worker: Worker, today: date) -> Time:
    """Somebody's time."""
    since = today - KEPT
    return Time(
        absences=_rows(
            (each.get_kind_display(), each.starts_at, each.ends_at, each.id)
            for each in worker.absences.filter(ends_at__date__gte=since)
        ),
        shifts=_rows(
            (_("Shift"), each.starts_at, each.ends_at, each.id)
            for each in worker.shifts.filter(ends_at__date__gte=since)
        ),
        rest_days=tuple(
            Row(_("Rest day"), london_short(each.day), each.id)
            for each in worker.rest_days.filter(day__gte=since)
        ),
        wishes=tuple(
            (each.night, each.get_wanted_display())
            for each in worker.wishes.filter(night__gte=since)
        ),
    )


def _rows(found: Iterable[tuple[str, datetime, datetime, object]]) -> tuple[Row, ...]:
    return tuple(
        Row(what, between(start, end), identifier) for what, start, end, identifier in found
    )


def between(start: datetime, end: datetime) -> str:
    """From when until when; whole days as days."""
    first, last = start.astimezone(LONDON), end.astimezone(LONDON)
    if not any((first.hour, first.minute, last.hour, last.minute)):
        until = (last - timedelta(minutes=1)).date()
        if until == first.date():
            return london_short(until)
        return f"{london_short(first.date())} – {london_short(until)}"
    return f"{london_short(start)} – {london_short(end)}"
