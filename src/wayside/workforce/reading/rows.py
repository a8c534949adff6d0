"""Rows of staff and of time, each right or with a sentence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.workforce.reading.cells import CellError, day_in, moment_in, name_in
from wayside.workforce.reading.tables import Table, UnreadableError
from wayside.workforce.vocabulary import AbsenceKind, Grade, WorkerKind

Row = TypeVar("Row")
YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"", "no", "n", "false", "0"})
STAFF_COLUMNS = ("name", "agency")
TIME_COLUMNS = ("name", "kind", "from", "until")
TRAINING_COLUMNS = ("name", "course", "trainer", "completed")
SHIFT, REST_DAY = "shift", "rest_day"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, by its number in the file."""

    row: int
    sentence: str | Promise


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody to be put into the pool."""

    row: int
    name: str
    agency: str
    kind: WorkerKind
    grade: Grade
    wards: tuple[str, ...]
    may_lead: bool
    hours: Decimal
    joined: date | None


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Somebody's absence, shift or rest days."""

    row: int
    name: str
    kind: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A course that somebody has completed; without a last day it counts as the course says."""

    row: int
    name: str
    course: str
    trainer: str
    completed: date
    expires: date | None


def staff_rows(table: Table) -> tuple[list[StaffRow], list[Fault]]:
    """Everybody in a list of staff, and what is wrong with it."""
    return _each(table, STAFF_COLUMNS, _staff)


def time_rows(table: Table) -> tuple[list[TimeRow], list[Fault]]:
    """Every time in a list of availability, and what is wrong with it."""
    return _each(table, TIME_COLUMNS, _time)


def training_rows(table: Table) -> tuple[list[TrainingRow], list[Fault]]:
    """Every training in a list, and what is wrong with it."""
    return _each(table, TRAINING_COLUMNS, _training)


def _each(
    table: Table, columns: Iterable[str], read: Callable[[int, Mapping[str, str]], Row]
) -> tuple[list[Row], list[Fault]]:
    missing = [name for name in columns if name not in table[0][1]]
    if missing:
        raise UnreadableError(_("The header lacks: %(columns)s.") % {"columns": ", ".join(missing)})
    rows, faults = [], []
    for number, cells in table:
        try:
            rows.append(read(number, cells))
        except CellError as wrong:
            faults.append(Fault(number, wrong.args[0]))
    return rows, faults


def _staff(number: int, cells: Mapping[str, str]) -> StaffRow:
    kind = _choice(cells.get("kind", ""), WorkerKind, WorkerKind.OFFICER, _("The kind"))
    usual = Grade.NONE if kind == WorkerKind.PARTNER else Grade.CONSTABLE
    joined = cells.get("joined", "")
    return StaffRow(
        row=number,
        name=name_in(cells.get("name", ""), _("The name")),
        agency=name_in(cells.get("agency", ""), _("The agency")),
        kind=WorkerKind(kind),
        grade=Grade(_choice(cells.get("grade", ""), Grade, usual, _("The grade"))),
        wards=tuple(each.strip() for each in cells.get("wards", "").split(";") if each.strip()),
        may_lead=_yes(cells.get("may lead", "")),
        hours=_hours(cells.get("hours", "")),
        joined=day_in(joined, _("The day of joining")) if joined else None,
    )


def _training(number: int, cells: Mapping[str, str]) -> TrainingRow:
    expires = cells.get("expires", "")
    return TrainingRow(
        row=number,
        name=name_in(cells.get("name", ""), _("The name")),
        course=name_in(cells.get("course", ""), _("The course")),
        trainer=name_in(cells.get("trainer", ""), _("The trainer")),
        completed=day_in(cells.get("completed", ""), _("The day of completion")),
        expires=day_in(expires, _("The day it expires")) if expires else None,
    )


def _time(number: int, cells: Mapping[str, str]) -> TimeRow:
    starts = moment_in(cells.get("from", ""), _("The start"), ends=False)
    ends = moment_in(cells.get("until", ""), _("The end"), ends=True)
    if ends <= starts:
        raise CellError(_("The end must come after the start."))
    kinds = (*AbsenceKind.values, SHIFT, REST_DAY)
    kind = "_".join(cells.get("kind", "").lower().split())
    if kind not in kinds:
        words = ", ".join(each.replace("_", " ") for each in kinds)
        raise CellError(
            _("The kind “%(text)s” is unknown. Write one of: %(words)s.")
            % {"text": cells.get("kind", "")[:40], "words": words}
        )
    return TimeRow(number, name_in(cells.get("name", ""), _("The name")), kind, starts, ends)


def _choice(text: str, choices: type[WorkerKind] | type[Grade], usual: str, what: object) -> str:
    if not text:
        return usual
    for value, label in choices.choices:
        if text.lower() in (value, str(label).lower()):
            return value
    words = ", ".join(str(label) for label in choices.labels)
    raise CellError(
        _("%(what)s “%(text)s” is unknown. Write one of: %(words)s.")
        % {"what": what, "text": text[:40], "words": words}
    )


def _yes(text: str) -> bool:
    if text.lower() not in YES | NO:
        raise CellError(_("Write yes or no for whether they may lead."))
    return text.lower() in YES


def _hours(text: str) -> Decimal:
    try:
        found = Decimal(text or "40")
        if not 0 <= found <= 48:
            raise CellError(_("Contracted hours lie between 0 and 48 a week."))
        return found.quantize(Decimal("0.1"))
    except InvalidOperation as error:
        raise CellError(_("Contracted hours are a number, such as 40.")) from error
