"""One cell as a name, a date, a time or a choice; what is wrong says so in a sentence."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow
from wayside.workforce.rules import check_day

LONDON = ZoneInfo("Europe/London")
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y")
TIMES = ("%H:%M", "%H:%M:%S")
SERIAL = re.compile(r"[0-9]{5}(\.[0-9]+)?")
EXCEL_START = date(1899, 12, 30)
LONGEST_NAME = 120
IN_NAMES = set(" '’-.,()/")
FORMULAS = ("=", "+", "@", "-")


class CellError(ValueError):
    """What is wrong with a cell."""


def name_in(text: str, what: object) -> str:
    """A name as people write it, in any script; formulas, signs and hidden letters are none."""
    name = " ".join(text.split())
    if not name:
        raise CellError(_("%(what)s is blank.") % {"what": what})
    if len(name) > LONGEST_NAME:
        raise CellError(_("%(what)s is longer than 120 letters.") % {"what": what})
    if name.startswith(FORMULAS):
        raise CellError(_("%(what)s is a formula. Write its value.") % {"what": what})
    for letter in name:
        kind = unicodedata.category(letter)
        if kind == "Cf":
            raise CellError(_("%(what)s holds hidden signs that turn text round.") % {"what": what})
        if kind[0] not in "LMN" and letter not in IN_NAMES:
            raise CellError(
                _("%(what)s holds “%(sign)s”, which no name has.") % {"what": what, "sign": letter}
                if letter.isprintable()
                else _("%(what)s holds a sign that cannot be shown.") % {"what": what}
            )
    return name


def day_in(text: str, what: object) -> date:
    """A day: 2018-07-09, 9/7/2018, or a workbook's number of days."""
    found = _day(text.strip())
    if found is None:
        raise CellError(
            _("%(what)s “%(text)s” is no date. Write it like 2018-07-09 or 9/7/2018.")
            % {"what": what, "text": text[:40]}
        )
    try:
        check_day(found)
    except NotNow as refused:
        raise CellError(
            _("%(what)s lies in the year %(year)s. Check it.") % {"what": what, "year": found.year}
        ) from refused
    return found


def moment_in(text: str, what: object, *, ends: bool) -> datetime:
    """A moment in London; a day alone means its beginning, or its end where something ends."""
    whole = text.strip()
    if SERIAL.fullmatch(whole):
        return _serial_moment(whole, what, ends=ends)
    day_part, _space, clock = whole.replace("T", " ").partition(" ")
    for shape in TIMES:
        try:
            at = datetime.strptime(clock.strip(), shape).time()  # noqa: DTZ007
            return datetime.combine(day_in(day_part, what), at, tzinfo=LONDON)
        except CellError:
            raise
        except ValueError:
            continue
    return _edge(day_in(whole, what), ends=ends)


def _serial_moment(text: str, what: object, *, ends: bool) -> datetime:
    days, _dot, fraction = text.partition(".")
    day = day_in(days, what)
    if not fraction or not int(fraction):
        return _edge(day, ends=ends)
    minutes = round(float(f"0.{fraction}") * 24 * 60)
    start = datetime.combine(day, time(), tzinfo=LONDON)
    return start + timedelta(minutes=minutes)


def _edge(day: date, *, ends: bool) -> datetime:
    return datetime.combine(day + timedelta(days=1) if ends else day, time(), tzinfo=LONDON)


def _day(text: str) -> date | None:
    if SERIAL.fullmatch(text):
        return EXCEL_START + timedelta(days=int(text.partition(".")[0]))
    for shape in DATES:
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
