"""What people's other time bars them from: absence, other duty, too little rest, too long duty.

Everybody's time is laid end to end and each time of a patrol held against all of it at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .limits import Limits, Rule
from .people import Person
from .rows import Ints
from .spans import Minutes, Span, edges

Flags = NDArray[np.uint32]
BITS = {rule: np.uint32(1 << place) for place, rule in enumerate(Rule)}
A_LIFE = 1 << 40
"""More minutes than any two times lie apart."""


@dataclass(frozen=True, slots=True)
class _Times:
    """Stretches of time: whose each is, by the person's row, and its minutes."""

    person: Ints
    start: Minutes
    end: Minutes


def bars_by_time(people: Sequence[Person], spans: Sequence[Span], limits: Limits) -> Flags:
    """(people, spans): the rules of time that bar a person from working then, as bits."""
    away = _laid_out([edges([each.span for each in person.absences]) for person in people])
    duty = _duty_periods(people, 60 * limits.joins_within)
    flags = np.zeros((len(people), len(spans)), dtype=np.uint32)
    known: dict[tuple[int, int], Flags] = {}
    starts, ends = edges(spans)
    for column, times in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if times not in known:
            known[times] = _by_duty(len(people), duty, times, limits)
            known[times][_during(away, times)] |= BITS[Rule.ABSENCE]
        flags[:, column] = known[times]
    return flags


def _laid_out(times: Sequence[tuple[Minutes, Minutes]]) -> _Times:
    person = np.repeat(np.arange(len(times)), [len(starts) for starts, _ends in times])
    nothing = np.zeros(0, dtype=np.int64)
    starts = np.concatenate([nothing, *(starts for starts, _ends in times)])
    return _Times(person, starts, np.concatenate([nothing, *(ends for _starts, ends in times)]))


def _duty_periods(people: Sequence[Person], joins: float) -> _Times:
    """When people's other duty starts and ends, what lies closer than ``joins`` made one."""
    shifts = _laid_out([each.shift_minutes for each in people])
    nights = _laid_out([edges(tuple(each.nights_before.values())) for each in people])
    person = np.concatenate([shifts.person, nights.person])
    start = np.concatenate([shifts.start, nights.start])
    end = np.concatenate([shifts.end, nights.end])
    order = np.lexsort((start, person))
    person, start = person[order], start[order]
    end = np.maximum.accumulate(end[order] + A_LIFE * person) - A_LIFE * person
    begins = np.ones(len(person), dtype=bool)
    begins[1:] = (person[1:] != person[:-1]) | (start[1:] - end[:-1] > joins)
    last = np.roll(begins, -1)
    return _Times(person[begins], start[begins], end[last])


def _during(times: _Times, span: tuple[int, int]) -> Ints:
    """Whose times share any with a span."""
    return times.person[(span[0] < times.end) & (times.start < span[1])]


def _by_duty(people: int, duty: _Times, span: tuple[int, int], limits: Limits) -> Flags:
    """Bars by other duty, its periods already joined."""
    start, end = span
    joins, rest = 60 * limits.joins_within, 60 * limits.daily_rest
    before, after = start - duty.end, duty.start - end
    short = ((before > joins) & (before < rest)) | ((after > joins) & (after < rest))
    extends = (before >= 0) & (before <= joins)
    extended = (after >= 0) & (after <= joins)
    first, last = np.full(people, start), np.full(people, end)
    np.minimum.at(first, duty.person[extends], duty.start[extends])
    np.maximum.at(last, duty.person[extended], duty.end[extended])
    flags = np.zeros(people, dtype=np.uint32)
    flags[_during(duty, span)] |= BITS[Rule.ONE_PLACE]
    flags[duty.person[short]] |= BITS[Rule.DAILY_REST]
    flags[last - first > 60 * limits.longest_duty] |= BITS[Rule.LONG_DUTY]
    return flags
