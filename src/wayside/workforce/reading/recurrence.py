"""Events that repeat (RFC 5545 RRULE): by day or by week, until a day or so many times.

Each occurrence keeps its time of day in the event's own zone, so a shift that begins at 22:00
begins at 22:00 on both sides of the change to summer time. Whatever else a rule can say is
refused in a sentence rather than guessed.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from wayside.workforce.reading.cells import CellError

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STEPS = {"DAILY": 1, "WEEKLY": 7}
KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
MOST = 400
LONGEST = timedelta(days=2 * 366)
NOT_KNOWN = _("This event repeats in a way that is not read. Export each event written out.")


@dataclass(frozen=True, slots=True)
class Rule:
    """Every so many days or weeks, on these weekdays, until a moment or so many times."""

    step: int
    weekdays: frozenset[int]
    times: int | None
    until: str


def rule_in(text: str) -> Rule:
    """A rule as the calendar writes it.

    Raises:
        CellError: it says more than is read, or has no end.
    """
    parts = dict(each.split("=", 1) for each in text.upper().split(";") if "=" in each)
    every, days = parts.get("INTERVAL", "1"), parts.get("BYDAY", "")
    named = [each for each in days.split(",") if each]
    is_known = (
        set(parts) <= KNOWN
        and parts.get("FREQ") in STEPS
        and parts.get("WKST", "MO") == "MO"
        and set(named) <= set(DAYS)
        and every.isdecimal()
        and 1 <= int(every[:3]) <= 52
        and parts.get("COUNT", "1").isdecimal()
    )
    if not is_known or (named and parts["FREQ"] == "DAILY"):
        raise CellError(NOT_KNOWN)
    if "COUNT" not in parts and "UNTIL" not in parts:
        raise CellError(_("This event repeats without an end. Give it a last day."))
    return Rule(
        step=STEPS[parts["FREQ"]] * int(every),
        weekdays=frozenset(DAYS.index(each) for each in named),
        times=int(parts["COUNT"][:6]) if "COUNT" in parts else None,
        until=parts.get("UNTIL", ""),
    )


def starts(
    first: datetime, rule: Rule, *, until: datetime | None, without: Collection[datetime]
) -> list[datetime]:
    """The start of each occurrence, the first among them.

    Raises:
        CellError: there are more than can be meant.
    """
    found: list[datetime] = []
    for number, start in enumerate(_forever(first, rule), start=1):
        if (rule.times and number > rule.times) or (until and start > until):
            break
        if number > MOST or start - first > LONGEST:
            raise CellError(_("This event repeats for longer than two years. Send fewer."))
        found.append(start)
    return [each for each in found if each not in without]


def _forever(first: datetime, rule: Rule) -> Iterator[datetime]:
    """Without an end, from the first on: the same time of day on each day meant."""
    day, clock, zone = first.date(), first.time(), first.tzinfo
    begins = day - timedelta(days=day.weekday()) if rule.weekdays else day
    for turn in count():
        for weekday in sorted(rule.weekdays) or [0]:
            each = begins + timedelta(days=turn * rule.step + weekday)
            if each >= day:
                yield datetime.combine(each, clock, tzinfo=zone)


def end_of_rule(text: str, zone: ZoneInfo) -> datetime | None:
    """The last moment at which an occurrence may start; a day alone counts whole.

    Raises:
        CellError: it is no moment.
    """
    if not text:
        return None
    try:
        if len(text) == 8:
            last = date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")
            return datetime.combine(last, time(23, 59), tzinfo=zone)
        at = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        raise CellError(NOT_KNOWN) from error
    return at.replace(tzinfo=ZoneInfo("UTC") if text.endswith("Z") else zone)
