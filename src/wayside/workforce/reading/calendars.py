"""iCalendar (RFC 5545) as times. Events that repeat are refused: each must be written out."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from wayside.workforce.reading.cells import LONDON, CellError, day_in
from wayside.workforce.reading.rows import Fault, TimeRow
from wayside.workforce.reading.tables import MOST_ROWS, UnreadableError

LINE = re.compile(r"([A-Za-z-]+)((?:;[^:]*)?):(.*)", re.DOTALL)
WRITTEN = re.compile(r"([0-9]{8})(?:T([0-9]{4})([0-9]{2})(Z?))?")
ZONE = re.compile(r'TZID="?([^;"]+)"?')
Event = dict[str, tuple[str, str]]


def read_calendar(content: bytes, *, name: str, kind: str) -> tuple[list[TimeRow], list[Fault]]:
    """The events of somebody's calendar as times of one kind, and what is wrong with them.

    Raises:
        UnreadableError: it is no calendar, or holds more events than one person has.
    """
    rows, faults = [], []
    for number, event in enumerate(_events(_lines(content)), start=1):
        if number > MOST_ROWS:
            raise UnreadableError(_("The calendar has more than 1,000 events. Send fewer."))
        try:
            rows.append(_row(number, event, name, kind))
        except CellError as wrong:
            faults.append(Fault(number, wrong.args[0]))
    if not rows and not faults:
        raise UnreadableError(_("The calendar holds no events."))
    return rows, faults


def _lines(content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(_("The calendar is not in UTF-8. Export it again.")) from error
    lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    if not lines or lines[0].strip().upper() != "BEGIN:VCALENDAR":
        raise UnreadableError(_("This is neither CSV, XLSX nor iCalendar."))
    return lines


def _events(lines: list[str]) -> Iterator[Event]:
    event: Event | None = None
    inner = 0
    for line in lines:
        found = LINE.fullmatch(line)
        if not found:
            continue
        word, parameters, value = found[1].upper(), found[2], found[3].strip()
        if (word, value.upper()) == ("BEGIN", "VEVENT"):
            event, inner = {}, 0
        elif event is not None and (word, value.upper()) == ("END", "VEVENT"):
            yield event
            event = None
        elif event is not None:
            inner += {"BEGIN": 1, "END": -1}.get(word, 0)
            if not inner:
                event.setdefault(word, (parameters, value))


def _row(number: int, event: Event, name: str, kind: str) -> TimeRow:
    if "RRULE" in event or "RDATE" in event:
        raise CellError(_("This event repeats. Export the calendar with each event written out."))
    if "DTSTART" not in event:
        raise CellError(_("This event has no start."))
    starts_at, is_day = _moment(*event["DTSTART"])
    if "DTEND" in event:
        ends_at, _is_day = _moment(*event["DTEND"])
    elif is_day and "DURATION" not in event:
        ends_at = datetime.combine(starts_at.date() + timedelta(days=1), time(), tzinfo=LONDON)
    else:
        raise CellError(_("This event has no end."))
    if ends_at <= starts_at:
        raise CellError(_("The end must come after the start."))
    return TimeRow(number, name, kind, starts_at, ends_at)


def _moment(parameters: str, value: str) -> tuple[datetime, bool]:
    found = WRITTEN.fullmatch(value)
    if not found:
        raise CellError(_("“%(text)s” is no time of a calendar.") % {"text": value[:40]})
    text = found[1]
    day = day_in(f"{text[:4]}-{text[4:6]}-{text[6:]}", _("The day"))
    if found[2] is None:
        return datetime.combine(day, time(), tzinfo=LONDON), True
    try:
        clock = time(int(found[2][:2]), int(found[2][2:]), min(int(found[3]), 59))
    except ValueError as error:
        raise CellError(_("“%(text)s” is no time of a calendar.") % {"text": value}) from error
    return datetime.combine(day, clock, tzinfo=_zone(parameters, is_utc=bool(found[4]))), False


def _zone(parameters: str, *, is_utc: bool) -> ZoneInfo:
    named = ZONE.search(parameters)
    if is_utc:
        return ZoneInfo("UTC")
    if not named:
        return LONDON
    try:
        return ZoneInfo(named[1])
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CellError(
            _("The time zone “%(zone)s” is unknown.") % {"zone": named[1][:40]}
        ) from error
