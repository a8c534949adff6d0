"""The rules that no roster may break, with their numbers.

Working Time Regulations 1998 (regulation 41 brings the police in): 11 hours' daily rest
(regulation 10), 24 hours a week or 48 a fortnight (11), 48 hours a week on average over 17 weeks
(4). The Health and Safety Executive's guidance on fatigue (HSG256) gives 12 hours at most
including overtime, two to three nights in a row, and regular free weekends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Rule(StrEnum):
    """One rule, by the name that explanations give it."""

    ONE_PLACE = "one_place"
    LOCKED = "locked"
    TRAINING = "training"
    LEADING = "leading"
    LOCAL = "local"
    PARTNERS = "partners"
    ABSENCE = "absence"
    DAILY_REST = "daily_rest"
    LONG_DUTY = "long_duty"
    WEEKLY_REST = "weekly_rest"
    AVERAGE_HOURS = "average_hours"
    NIGHTS_IN_A_ROW = "nights_in_a_row"
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers; hours and weeks unless named otherwise.

    joins_within: a patrol that begins so soon after a shift is the same period of duty.
    weekends_most of weekends_window: weekends worked in any stretch of so many.
    """

    daily_rest: float = 11.0
    longest_duty: float = 12.0
    joins_within: float = 1.0
    weekly_rest: float = 24.0
    fortnightly_rest: float = 48.0
    average_hours: float = 48.0
    average_weeks: int = 17
    nights_in_a_row: int = 3
    weekends_most: int = 3
    weekends_window: int = 4

    def __post_init__(self) -> None:
        if self.weekends_window < 1 or not 0 <= self.weekends_most <= self.weekends_window:
            raise ValueError("The weekends worked cannot be more than the weekends counted.")
        if self.nights_in_a_row < 1 or self.average_weeks < 1:
            raise ValueError("Nights in a row and the weeks of the average are at least 1.")

    @property
    def rest(self) -> timedelta:
        """The daily rest."""
        return timedelta(hours=self.daily_rest)

    @property
    def joins(self) -> timedelta:
        """How close two duties lie to be one period."""
        return timedelta(hours=self.joins_within)
