"""iCalendar (RFC 5545) as times. What repeats is written out, and what was moved or called off
counts as it is now."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from wayside.workforce.reading.cells import LONDON, CellError, day_in
from wayside.workforce.reading.recurrence import end_of_rule, rule_in, starts
from wayside.workforce.reading.rows import Fault, TimeRow
from wayside.workforce.reading.tables import MOST_ROWS, UnreadableError

LINE = re.compile(r"([A-Za-z-]+)((?:;[^:]*)?):(.*)", re.DOTALL)
WRITTEN = re.compile(r"([0-9]{8})(?:T([0-9]{4})([0-9]{2})(Z?))?")
ZONE = re.compile(r'TZID="?([^;"]+)"?')
LASTS = re.compile(
    r"P(?:(?P<weeks>[0-9]{1,3})W)?(?:(?P<days>[0-9]{1,4})D)?"
    r"(?:T(?:(?P<hours>[0-9]{1,4})H)?(?:(?P<minutes>[0-9]{1,4})M)?(?:[0-9]{1,2}S)?)?"
)
OUTLOOKS_NAMES = {"GMT Standard Time": "Europe/London", "Greenwich Standard Time": "UTC"}
Written = tuple[str, str]


@dataclass(slots=True)
class Event:
    """One event: each word once, but for the days that a series leaves out."""

    words: dict[str, Written] = field(default_factory=dict)
    without: list[Written] = field(default_factory=list)

    def value(self, word: str) -> str:
        """What stands behind a word."""
        return self.words.get(word, ("", ""))[1]


def read_calendar(content: bytes, *, name: str, kind: str) -> tuple[list[TimeRow], list[Fault]]:
    """The events of somebody's calendar as times of one kind, and what is wrong with them.

    Raises:
        UnreadableError: it is no calendar, or holds more events than one person has.
    """
    rows: list[TimeRow] = []
    faults: list[Fault] = []
    events = list(_events(_lines(content)))
    moved = _moved(events)
    for number, event in enumerate(events, start=1):
        try:
            if event.value("STATUS").upper() != "CANCELLED":
                rows += _rows(number, event, moved, name, kind)
        except CellError as wrong:
            faults.append(Fault(number, wrong.args[0]))
        if len(rows) + len(faults) > MOST_ROWS:
            raise UnreadableError(_("The calendar has more than 1,000 events. Send fewer."))
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
            event, inner = Event(), 0
        elif event is not None and (word, value.upper()) == ("END", "VEVENT"):
            yield event
            event = None
        elif event is not None:
            inner += {"BEGIN": 1, "END": -1}.get(word, 0)
            if not inner and word == "EXDATE":
                event.without += [(parameters, each) for each in value.split(",")]
            elif not inner:
                event.words.setdefault(word, (parameters, value))


def _moved(events: list[Event]) -> Mapping[str, list[Written]]:
    """By series: the occurrences that stand in the calendar as events of their own."""
    found: dict[str, list[Written]] = {}
    for event in events:
        if "RECURRENCE-ID" in event.words:
            found.setdefault(event.value("UID"), []).append(event.words["RECURRENCE-ID"])
    return found


def _rows(
    number: int, event: Event, moved: Mapping[str, list[Written]], name: str, kind: str
) -> list[TimeRow]:
    if "RDATE" in event.words:
        raise CellError(_("This event repeats. Export the calendar with each event written out."))
    if "DTSTART" not in event.words:
        raise CellError(_("This event has no start."))
    first, is_day = _moment(*event.words["DTSTART"])
    end = _end(event, first, is_day=is_day)
    if end <= first:
        raise CellError(_("The end must come after the start."))
    if "RRULE" not in event.words:
        return [TimeRow(number, name, kind, first, end)]
    rule = rule_in(event.value("RRULE"))
    zone = first.tzinfo if isinstance(first.tzinfo, ZoneInfo) else LONDON
    left_out = [*event.without, *moved.get(event.value("UID"), [])]
    each_start = starts(
        first,
        rule,
        until=end_of_rule(rule.until, zone),
        without={_moment(*each)[0] for each in left_out},
    )
    return [
        TimeRow(number, name, kind, each, _same_length(first, end, each)) for each in each_start
    ]


def _end(event: Event, first: datetime, *, is_day: bool) -> datetime:
    if "DTEND" in event.words:
        return _moment(*event.words["DTEND"])[0]
    if "DURATION" in event.words:
        found = LASTS.fullmatch(event.value("DURATION").upper())
        if not found or not any(found.groups()):
            raise CellError(_("This event has no end."))
        parts = {name: int(value) for name, value in found.groupdict().items() if value}
        return first + timedelta(**parts)
    if is_day:
        return datetime.combine(first.date() + timedelta(days=1), time(), tzinfo=LONDON)
    raise CellError(_("This event has no end."))


def _same_length(first: datetime, end: datetime, start: datetime) -> datetime:
    """As long by the clock on the wall as the first one was."""
    zone = first.tzinfo
    return start + (end.astimezone(zone).replace(tzinfo=None) - first.replace(tzinfo=None))


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
        return ZoneInfo(OUTLOOKS_NAMES.get(named[1], named[1]))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CellError(
            _("The time zone “%(zone)s” is unknown.") % {"zone": named[1][:40]}
        ) from error
