"""Which months can be told, and in which cells. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from wayside.calculations.disclosure_control import merged
from wayside.support.vocabulary import NeedKind

DELAY = timedelta(weeks=8)
MONTHS_BACK = 12


def month_after(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months_due(today: date) -> tuple[date, ...]:
    """The latest twelve months that ended at least eight weeks ago, the earliest first."""
    found: list[date] = []
    month = today.replace(day=1)
    while len(found) < MONTHS_BACK:
        month = (month - timedelta(days=1)).replace(day=1)
        if month_after(month) + DELAY <= today:
            found.append(month)
    return tuple(reversed(found))


def cells_of(
    counts: Iterable[tuple[str, str, int]], wards: Sequence[str]
) -> Iterator[dict[str, object]]:
    """What of the counts (ward, kind, people) is shown, kind by kind. A ward without anybody is
    among those merged, so that it is not told either."""
    by_kind: dict[str, dict[str, int]] = {}
    for ward, kind, people in counts:
        by_kind.setdefault(kind, dict.fromkeys(wards, 0))[ward] = people
    for kind in NeedKind:
        for cell in merged(by_kind.get(kind, {})):
            whole = len(cell.parts) == len(wards)
            shown = [] if whole else list(cell.parts)
            yield {"kind": kind.value, "wards": shown, "people": cell.people}
