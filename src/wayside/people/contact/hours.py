"""Reads the hours that somebody wrote in their own words, where they mean one thing only. Pure.

A number must not be rung at an hour that nobody meant. So the whole of what was written is read or
none of it, and hours must say whether they are before noon: “9 to 5”,
“evenings” and “12am”, which some take for noon, stay words.
"""

import re
from dataclasses import dataclass
from datetime import time

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
GROUPS = {
    "every day": (),
    "any day": (),
    "daily": (),
    "weekdays": (0, 1, 2, 3, 4),
    "weekends": (5, 6),
}
DAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
TO = r"\s*(?:-|to|until|till)\s*"
RANGE = rf"{DAY}(?:{TO}{DAY})?"
LIST = rf"{RANGE}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+){RANGE})*"
ON = rf"(?P<days>{'|'.join(GROUPS)}|{LIST})"
CLOCK = r"(?:(?:[01]\d|2[0-3]):[0-5]\d|(?:1[01]|[1-9])(?:[:.][0-5]\d)?\s*[ap]\.?m\.?)"
AT = (
    r"(?:(?:at\s+)?any\s*time"
    rf"|(?:from\s+|between\s+)?(?P<from>{CLOCK})(?:{TO}|\s+and\s+)(?P<until>{CLOCK}))"
)
WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (ON, AT, rf"{ON}(?:\s*[,:]\s*|\s+){AT}", rf"{AT}(?:\s*,\s*|\s+)(?:on\s+)?{ON}")
)


@dataclass(frozen=True, slots=True)
class Hours:
    """On which days, no day being all of them, and from when until when; no times are any time."""

    days: tuple[int, ...] = ()
    from_time: time | None = None
    until_time: time | None = None


def hours_in(text: str) -> Hours | None:
    """The hours that are written there; None where they cannot be read beyond doubt."""
    said = re.sub(r"[–—]", "-", text).casefold().strip().rstrip(". ")
    found = next((met for each in WRITTEN if (met := each.fullmatch(said))), None)
    if found is None:
        return None
    parts = found.groupdict()
    days = _days(parts.get("days") or "every day")
    if parts.get("from") is None:
        return Hours(days)
    begins, ends = _time(parts["from"]), _time(parts["until"])
    return None if begins == ends else Hours(days, begins, ends)


def _days(said: str) -> tuple[int, ...]:
    if said in GROUPS:
        return GROUPS[said]
    found: set[int] = set()
    for span in re.findall(RANGE, said):
        first, *last = (DAYS.index(each[:3]) for each in re.findall(DAY, span))
        until = last[0] if last else first
        found |= {(first + step) % 7 for step in range((until - first) % 7 + 1)}
    return tuple(sorted(found))


def _time(said: str) -> time:
    digits = [int(each) for each in re.findall(r"\d+", said)]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    half = re.search(r"[ap]", said)
    if half is None:
        return time(hour, minute)
    return time(hour + (12 if half[0] == "p" else 0), minute)
