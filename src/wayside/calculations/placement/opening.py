"""What one change would open.

Method: every reason belongs to one criterion, and relaxing a criterion at a place takes exactly its
reason away. So a place is opened by a set of changes if and only if the set holds all its reasons;
the smallest set that opens it is its reasons themselves, and one change opens it where it has one
reason. A place that is opened may still hang on conditions. That a place is not safe is no
criterion, and no change opens such a place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wayside.calculations.placement.judging import DoesNotFit, Judgement
from wayside.calculations.placement.reasons import NOT_TO_RELAX, ORDER, Reason


@dataclass(frozen=True, slots=True)
class Openings:
    """What changes would open: ``smallest`` by the id of a place, the fewest criteria to relax;
    ``singly``, one criterion each, with the ids of the places that it alone opens, most first."""

    smallest: Mapping[str, frozenset[Reason]]
    singly: tuple[tuple[Reason, tuple[str, ...]], ...]


def openings(judgements: Iterable[Judgement]) -> Openings:
    """What relaxing criteria would open, of the places that do not fit."""
    shut = [each for each in judgements if isinstance(each, DoesNotFit)]
    smallest = {
        each.place.id: frozenset(each.reasons)
        for each in shut
        if not NOT_TO_RELAX & set(each.reasons)
    }
    singly: dict[Reason, list[str]] = {}
    for place_id, reasons in smallest.items():
        if len(reasons) == 1:
            singly.setdefault(next(iter(reasons)), []).append(place_id)
    most = sorted(singly.items(), key=lambda item: (-len(item[1]), ORDER[item[0]]))
    return Openings(smallest, tuple((reason, tuple(sorted(ids))) for reason, ids in most))
