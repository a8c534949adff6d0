"""What a ranking depends on, in one value that can be shown beside the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .recency import HALF_AGE_DAYS


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """Settings of a place ranking; lengths in metres and days.

    top: how many places to return. radius_m, spacing_m: disc and least distance of centres.
    half_age_days: age at which an event counts about half (``recency``).
    cell_m: None when events lie on snap points, else the unit's cell (``suggested_cell_m``).
    weights: kind name to weight; kinds left out weigh 1.
    recent_days, earlier_days: the two windows of the trend.
    replicates, confidence, seed: of the rank interval; confidence also of the trend's.
    runners_up: places beyond ``top`` that join the bootstrap, so that the last of the list can
    also fall out of it.
    """

    top: int = 20
    radius_m: float = 150.0
    spacing_m: float = 500.0
    half_age_days: float = HALF_AGE_DAYS
    cell_m: float | None = None
    weights: Mapping[str, float] = field(default_factory=dict)
    recent_days: float = 91.0
    earlier_days: float = 365.0
    replicates: int = 400
    confidence: float = 0.95
    seed: int = 20_180_701
    runners_up: int = 20

    def __post_init__(self) -> None:
        if self.top < 1 or self.runners_up < 0:
            raise ValueError("Ask for at least one place.")
        if not self.radius_m > 0:
            raise ValueError("The radius must be above 0 metres.")
        if self.spacing_m < 2 * self.radius_m:
            raise ValueError(
                "Centres must be at least two radii apart, or one event would count for two places."
            )
        if not (self.recent_days > 0 and self.earlier_days > 0):
            raise ValueError("Both windows of the trend must be longer than 0 days.")
        if self.replicates < 20 or not 0 < self.confidence < 1:
            raise ValueError(
                "The rank interval needs 20 or more replicates and 0 < confidence < 1."
            )
