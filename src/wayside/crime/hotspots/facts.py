"""The facts behind a place, as frozen values that are stored as JSON and read back."""

import math
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from wayside.calculations.hotspots import Change, Place, PlaceMove
from wayside.calculations.hotspots.rhythm import WeekRhythm, week_of
from wayside.crime.hotspots.recorded import Column
from wayside.crime.hotspots.terms import Terms


@dataclass(frozen=True, slots=True)
class KindFact:
    """How many records of one kind ("dataset:kind"), and what they add to the score."""

    key: str
    count: int
    score: float


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """Recent against earlier; ``ratio``, ``low`` and ``high`` are None where unbounded."""

    direction: str
    recent: int
    earlier: int
    recent_days: float
    earlier_days: float
    ratio: float | None
    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class RhythmFact:
    """When in the week. ``source`` says whether it is of what was counted or of searches;
    ``weekday_is_clear`` and ``block_is_clear`` whether the busiest is more than chance."""

    source: str
    counts: list[list[int]]
    total: int
    busiest_weekday: int
    weekday_count: int
    busiest_hour: int
    block_count: int
    block_hours: int
    even_share: float
    weekday_is_clear: bool
    block_is_clear: bool


@dataclass(frozen=True, slots=True)
class OtherRank:
    """The place's rank in the other variant; None when it is not among its places."""

    rank: int | None
    within_chance: bool | None


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """Everything that the reasons of one place are written from."""

    what: tuple[KindFact, ...]
    first_month: str
    last_month: str
    months_with_events: int
    months_covered: int
    change: ChangeFact
    rhythm: RhythmFact | None
    police_share: float
    other: OtherRank

    def as_json(self) -> dict[str, Any]:
        """As stored; the hours of the week are handed on as they are, not copied one by one."""
        rhythm = self.rhythm and asdict(replace(self.rhythm, counts=[]))
        if rhythm and self.rhythm:
            rhythm["counts"] = self.rhythm.counts
        return {**asdict(replace(self, rhythm=None)), "rhythm": rhythm}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Back from what was stored."""
        rhythm = stored["rhythm"]
        return cls(
            **{
                **stored,
                "what": tuple(KindFact(**kind) for kind in stored["what"]),
                "change": ChangeFact(**stored["change"]),
                "rhythm": RhythmFact(**rhythm) if rhythm else None,
                "other": OtherRank(**stored["other"]),
            }
        )


def of_place(place: Place, move: PlaceMove, searches: Column, terms: Terms) -> PlaceFacts:
    """The facts of one place; the times are of what counts, else of searches there."""
    reasons = place.reasons
    police = sum(kind.score for kind in reasons.what if kind.kind in terms.police_keys)
    rhythm = of_rhythm("counted", reasons.rhythm)
    if rhythm is None and len(searches):
        rhythm = of_rhythm("searches", week_of(searches))
    return PlaceFacts(
        what=tuple(KindFact(k.kind, k.count, round(k.score, 3)) for k in reasons.what),
        first_month=str(reasons.first_month),
        last_month=str(reasons.last_month),
        months_with_events=reasons.months_with_events,
        months_covered=reasons.months_covered,
        change=of_change(reasons.change),
        rhythm=rhythm,
        police_share=round(police / place.score, 4) if place.score else 0.0,
        other=OtherRank(move.after.rank if move.after else None, move.within_chance),
    )


def of_change(change: Change) -> ChangeFact:
    """A change without the infinities that JSON cannot hold."""
    return ChangeFact(
        direction=change.direction.value,
        recent=change.recent,
        earlier=change.earlier,
        recent_days=change.recent_days,
        earlier_days=change.earlier_days,
        ratio=_finite(change.ratio),
        low=_finite(change.low) or 0.0,
        high=_finite(change.high),
    )


def of_rhythm(source: str, rhythm: WeekRhythm | None) -> RhythmFact | None:
    """The rhythm of a week, or None where no times are known."""
    if rhythm is None:
        return None
    return RhythmFact(
        source=source,
        counts=rhythm.counts.tolist(),
        total=rhythm.total,
        busiest_weekday=rhythm.busiest_weekday,
        weekday_count=rhythm.weekday_count,
        busiest_hour=rhythm.busiest_hour,
        block_count=rhythm.block_count,
        block_hours=rhythm.block_hours,
        even_share=rhythm.even_share,
        weekday_is_clear=rhythm.weekday_is_clear,
        block_is_clear=rhythm.block_is_clear,
    )


def _finite(value: float) -> float | None:
    return round(float(value), 4) if math.isfinite(value) else None
