"""Nights that leave somebody too little rest in a week and its fortnights, each by itself.

Several nights that only together leave too little come in as cuts (``cuts``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .limits import Limits
from .rows import Ints
from .spans import Minutes, Span, monday_of
from .times import EVER, Times

Flags = NDArray[np.bool_]
WEEK = timedelta(weeks=1)
AROUND = range(-2, 4)
"""The Mondays that the rest around a night is counted between, from its own."""


@dataclass(frozen=True, slots=True)
class Rests:
    """Everybody's rests before, between and after their other duty."""

    people: int
    times: Times
    limits: Limits

    @classmethod
    def between(cls, people: int, duty: Times, limits: Limits) -> Rests:
        """The rests that periods of duty leave, which are sorted by person and time."""
        person = np.sort(np.concatenate([duty.person, np.arange(people)]), kind="stable")
        first = np.searchsorted(duty.person, np.arange(people))
        last = np.searchsorted(duty.person, np.arange(people), side="right")
        begun, ended = np.insert(duty.end, first, -EVER), np.insert(duty.start, last, EVER)
        return cls(people, Times(person, begun, ended), limits)

    def too_short(self, span: Span, night: date) -> Flags:
        """Whom a patrol leaves too little rest in the weeks around its night."""
        rests = self._around(span)
        mondays = _mondays(span, night)
        weeks = [self._long(rests, *week) > 0 for week in list(pairwise(mondays))[1:-1]]
        starts_and_ends = zip(mondays[:-2], mondays[2:], strict=True)
        fortnights = [self._is_rested(rests, *each) for each in starts_and_ends]
        rested = np.ones(self.people, dtype=bool)
        for week, (before, after) in zip(weeks, pairwise(fortnights), strict=True):
            rested &= week | before | after
        return ~rested

    def _around(self, span: Span) -> Times:
        """The rests with a patrol taken out, those too short to count left out."""
        start, end = (int(each.timestamp() // 60) for each in (span.start, span.end))
        rests = self.times
        person = np.concatenate([rests.person, rests.person])
        begun = np.concatenate([rests.start, np.maximum(rests.start, end)])
        ended = np.concatenate([np.minimum(rests.end, start), rests.end])
        counts = ended - begun >= 60 * min(self.limits.weekly_rest, self.limits.fortnightly_rest)
        return Times(person[counts], begun[counts], ended[counts])

    def _lengths(self, rests: Times, first: int, last: int) -> Minutes:
        """What of each rest counts for weeks: from their first Monday on, begun by their last."""
        begun = np.maximum(rests.start, first)
        return np.where(begun < last, rests.end - begun, 0)

    def _long(self, rests: Times, first: int, last: int) -> Ints:
        """For each person how many rests are long enough for a week."""
        long = self._lengths(rests, first, last) >= 60 * self.limits.weekly_rest
        return np.bincount(rests.person[long], minlength=self.people)

    def _is_rested(self, rests: Times, first: int, last: int) -> Flags:
        """For each person whether a fortnight has two such rests, or one of double length."""
        double = self._lengths(rests, first, last) >= 60 * self.limits.fortnightly_rest
        rested: Flags = self._long(rests, first, last) >= 2
        rested[rests.person[double]] = True
        return rested


def _mondays(span: Span, night: date) -> list[int]:
    """The minutes at which the weeks around a night begin, by the clock on the wall there."""
    monday = monday_of(night)
    first = datetime(monday.year, monday.month, monday.day, tzinfo=span.start.tzinfo)
    return [int((first + WEEK * number).timestamp() // 60) for number in AROUND]
