"""What people's other time bars them from: absence, other duty, too little rest, too long duty.

Everybody's time is laid end to end and each time of a patrol held against all of it at once. Too
little weekly rest is a bar only where a further night could never mend it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .limits import Limits, Rule
from .people import Person
from .rows import Ints
from .spans import Minutes, Span, edges
from .times import EVER, Times
from .weekly_rest import Rests

Flags = NDArray[np.uint32]
BITS = {rule: np.uint32(1 << place) for place, rule in enumerate(Rule)}


def bars_by_time(
    people: Sequence[Person], spans: Sequence[Span], nights: Sequence[date], limits: Limits
) -> Flags:
    """(people, spans): the rules of time that bar a person from working then, as bits."""
    away = _laid_out([edges([each.span for each in person.absences]) for person in people])
    duty = _duty_periods(people, 60 * limits.joins_within)
    rests = Rests.between(len(people), duty, limits)
    flags = np.zeros((len(people), len(spans)), dtype=np.uint32)
    known: dict[tuple[int, int, date], Flags] = {}
    starts, ends = edges(spans)
    for column, key in enumerate(zip(starts.tolist(), ends.tolist(), nights, strict=True)):
        if key not in known:
            times = key[:2]
            known[key] = _by_duty(len(people), duty, times, limits)
            known[key][_during(away, times)] |= BITS[Rule.ABSENCE]
            if limits.fortnightly_rest <= 2 * limits.weekly_rest:
                short = rests.too_short(spans[column], nights[column])
                known[key][short] |= BITS[Rule.WEEKLY_REST]
        flags[:, column] = known[key]
    return flags


def _laid_out(times: Sequence[tuple[Minutes, Minutes]]) -> Times:
    person = np.repeat(np.arange(len(times)), [len(starts) for starts, _ends in times])
    nothing = np.zeros(0, dtype=np.int64)
    starts = np.concatenate([nothing, *(starts for starts, _ends in times)])
    return Times(person, starts, np.concatenate([nothing, *(ends for _starts, ends in times)]))


def _duty_periods(people: Sequence[Person], joins: float) -> Times:
    """When people's other duty starts and ends, what lies closer than ``joins`` made one."""
    shifts = _laid_out([each.shift_minutes for each in people])
    nights = _laid_out([edges(tuple(each.nights_before.values())) for each in people])
    person = np.concatenate([shifts.person, nights.person])
    start = np.concatenate([shifts.start, nights.start])
    end = np.concatenate([shifts.end, nights.end])
    order = np.lexsort((start, person))
    person, start = person[order], start[order]
    end = np.maximum.accumulate(end[order] + EVER * person) - EVER * person
    begins = np.ones(len(person), dtype=bool)
    begins[1:] = (person[1:] != person[:-1]) | (start[1:] - end[:-1] > joins)
    last = np.roll(begins, -1)
    return Times(person[begins], start[begins], end[last])


def _during(times: Times, span: tuple[int, int]) -> Ints:
    """Whose times share any with a span."""
    return times.person[(span[0] < times.end) & (times.start < span[1])]


def _by_duty(people: int, duty: Times, span: tuple[int, int], limits: Limits) -> Flags:
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
