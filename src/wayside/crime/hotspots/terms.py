"""What a ranking depends on, as one frozen value that is hashed, stored and shown."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, Self
from uuid import UUID

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, order=True)
class CountedKind:
    """One kind of recorded event that counts, with its weight."""

    dataset: str
    kind: str
    weight: float = 1.0
    police_generated: bool = False

    @property
    def key(self) -> str:
        """The kind as one word for addresses and calculations."""
        return f"{self.dataset}:{self.kind}"


@dataclass(frozen=True, slots=True)
class Terms:
    """Date, window, kinds with weights, and the sizes of places. ``as_of`` is exclusive: only
    what happened before it counts, so a ranking can be made as it would have been then."""

    as_of: date
    kinds: tuple[CountedKind, ...]
    window_months: int | None = None
    radius_m: int = 150
    spacing_m: int = 500
    unit_m: int = 150
    half_life_weeks: int = 8

    @property
    def half_age_days(self) -> float:
        """Age in days at which an event counts half."""
        return float(self.half_life_weeks * DAYS_A_WEEK)

    @property
    def first_month(self) -> date | None:
        """The first month that counts, or None when all do."""
        if self.window_months is None:
            return None
        months = self.as_of.year * 12 + self.as_of.month - 1 - self.window_months
        return date(months // 12, months % 12 + 1, 1)

    @property
    def weights(self) -> dict[str, float]:
        """Weight by key of kind, as the calculations take it."""
        return {kind.key: kind.weight for kind in self.kinds}

    @property
    def police_keys(self) -> frozenset[str]:
        """The kinds that police activity generates."""
        return frozenset(kind.key for kind in self.kinds if kind.police_generated)

    def of_datasets(self, datasets: Iterable[str]) -> Self:
        """These terms with the kinds of some datasets only."""
        wanted = set(datasets)
        return replace(self, kinds=tuple(kind for kind in self.kinds if kind.dataset in wanted))

    def of_kinds(self, keys: Iterable[str]) -> Self:
        """These terms with some kinds only."""
        wanted = set(keys)
        return replace(self, kinds=tuple(kind for kind in self.kinds if kind.key in wanted))

    def as_json(self) -> dict[str, Any]:
        """As stored beside the result."""
        return {**asdict(self), "as_of": self.as_of.isoformat()}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Back from what was stored."""
        kinds = tuple(CountedKind(**kind) for kind in stored["kinds"])
        return cls(**{**stored, "kinds": kinds, "as_of": date.fromisoformat(stored["as_of"])})

    def fingerprint(self, *, area_id: UUID, ground: str, data: Iterable[str], method: str) -> str:
        """A hash of everything the result depends on.

        Args:
            ground: what stands for the area's boundary and wards as they are now.
            data: what stands for each extract and its version.
            method: what stands for the way of computing.
        """
        content = [method, str(area_id), ground, sorted(data), self.as_json()]
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
