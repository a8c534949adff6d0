"""Bank holidays of England and Wales, by the rules that set them and the days proclaimed once.

Banking and Financial Dealings Act 1971: New Year, Easter Monday, the first and last Mondays in
May, the last in August, Boxing Day; Good Friday and Christmas by custom. One that falls on a
weekend is kept on the next working day. Days proclaimed or moved once are a list to be kept up.
"""

from datetime import date, timedelta
from functools import cache

MAY, AUGUST = 5, 8
SATURDAY = 5
MOVED = {2020: (date(2020, 5, 4), date(2020, 5, 8)), 2022: (date(2022, 5, 30), date(2022, 6, 2))}
PROCLAIMED = frozenset({date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)})


def is_public_holiday(day: date) -> bool:
    """Whether a day is a bank holiday in England and Wales."""
    return day in _of_year(day.year)


@cache
def _of_year(year: int) -> frozenset[date]:
    easter = _easter(year)
    days = {
        _kept(date(year, 1, 1), frozenset()),
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _first_monday(date(year, MAY, 1)),
        _first_monday(date(year, MAY, 25)),
        _first_monday(date(year, AUGUST, 25)),
    }
    christmas = _kept(date(year, 12, 25), frozenset({date(year, 12, 26)}))
    days |= {christmas, _kept(date(year, 12, 26), frozenset({christmas}))}
    moved = MOVED.get(year)
    if moved:
        days = (days - {moved[0]}) | {moved[1]}
    return frozenset(days | {each for each in PROCLAIMED if each.year == year})


def _kept(day: date, taken: frozenset[date]) -> date:
    """The day itself, or the next working day that is not taken when it is a weekend's."""
    if day.weekday() < SATURDAY and day not in taken:
        return day
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def _first_monday(day: date) -> date:
    """The first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)


def _easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
