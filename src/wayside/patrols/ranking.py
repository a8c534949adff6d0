"""The ranking a week was planned from, as it stood then: values that are kept with the week."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Self

from wayside.patrols.proposals import Candidate
from wayside.patrols.vocabulary import Source


@dataclass(frozen=True, slots=True)
class RankedPlace:
    """A suggested place with its reasons; ``rank_low`` to ``rank_high`` is how sure the rank is."""

    rank: int
    label: str
    longitude: float
    latitude: float
    radius_m: int
    count: int
    reasons: tuple[str, ...]
    rank_low: int
    rank_high: int
    ward_slug: str = ""

    @property
    def key(self) -> str:
        """What a form calls it by."""
        return f"s{self.rank}"

    def as_candidate(self) -> Candidate:
        """As the proposal takes it."""
        return Candidate(
            key=self.key,
            label=self.label,
            longitude=self.longitude,
            latitude=self.latitude,
            radius_m=self.radius_m,
            source=Source.SUGGESTED,
            reasons=self.reasons,
            rank=self.rank,
            rank_low=self.rank_low,
            rank_high=self.rank_high,
            count=self.count,
        )


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place that people marked, with whose knowledge it is and when to look at it again."""

    id: str
    label: str
    longitude: float
    latitude: float
    radius_m: int
    reason: str
    agency: str
    review_date: date
    ward_slug: str = ""

    @property
    def key(self) -> str:
        """What a form calls it by."""
        return f"m{self.id}"

    def as_candidate(self) -> Candidate:
        """As the proposal takes it."""
        return Candidate(
            key=self.key,
            label=self.label,
            longitude=self.longitude,
            latitude=self.latitude,
            radius_m=self.radius_m,
            source=Source.MARKED,
            reasons=(self.reason,),
        )


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything the plan rests on: places, known places, counts by month, and the cautions."""

    as_of: date
    places: tuple[RankedPlace, ...] = ()
    known: tuple[KnownPlace, ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    cautions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.places or self.known)

    def current_known(self) -> Iterator[KnownPlace]:
        """The known places whose day of review has not passed."""
        return (place for place in self.known if place.review_date >= self.as_of)

    def candidate(self, key: str) -> Candidate | None:
        """The suggested or known place with that key."""
        return next((place.as_candidate() for place in self._every() if place.key == key), None)

    def ward_of(self, key: str) -> str:
        """The ward in which that place lies, by its address in links."""
        return next((place.ward_slug for place in self._every() if place.key == key), "")

    def within(self, ward_slugs: Collection[str]) -> Self:
        """The same with the places of these wards alone; the counts by month are the area's."""
        return replace(
            self,
            places=tuple(place for place in self.places if place.ward_slug in ward_slugs),
            known=tuple(place for place in self.known if place.ward_slug in ward_slugs),
        )

    def _every(self) -> Iterator[RankedPlace | KnownPlace]:
        yield from self.places
        yield from self.known

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        known = [{**asdict(p), "review_date": p.review_date.isoformat()} for p in self.known]
        return {
            "as_of": self.as_of.isoformat(),
            "places": [asdict(place) for place in self.places],
            "known": known,
            "months": [list(pair) for pair in self.months],
            "cautions": list(self.cautions),
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self | None:
        """Back from what was kept; None when nothing was."""
        if not kept:
            return None
        return cls(
            as_of=date.fromisoformat(kept["as_of"]),
            places=tuple(
                RankedPlace(**{**one, "reasons": tuple(one["reasons"])}) for one in kept["places"]
            ),
            known=tuple(
                KnownPlace(**{**one, "review_date": date.fromisoformat(one["review_date"])})
                for one in kept["known"]
            ),
            months=tuple((month, count) for month, count in kept["months"]),
            cautions=tuple(kept["cautions"]),
        )


def snapshot(candidate: Candidate, as_of: date) -> dict[str, Any]:
    """What a place on a plan keeps of the suggestion it came from."""
    return {
        "key": candidate.key,
        "rank": candidate.rank,
        "rank_low": candidate.rank_low,
        "rank_high": candidate.rank_high,
        "count": candidate.count,
        "reasons": list(candidate.reasons),
        "as_of": as_of.isoformat(),
    }
