"""m and u for the comparison's levels, estimated from invented pairs without looking at the truth.

u: levels among pairs drawn at random, nearly all of different people. m: expectation maximisation,
u held fixed (Winkler 1988; Jaro 1989), over pairs chosen by fields that are then left out. Chances
below a least one are raised to it, and neighbouring levels are pooled until a better one never
weighs less than a worse one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

from linkage_people import Record
from wayside.calculations.linkage import Agreement, Field, Identity, sound_of
from wayside.calculations.linkage.births import birth_agreement
from wayside.calculations.linkage.levels import AreaAgreement
from wayside.calculations.linkage.names import Name, agreement
from wayside.calculations.linkage.parameters import LEVELS
from wayside.calculations.linkage.writing import words

ROUNDS = 60
SOUNDS_BESIDE = {Field.GIVEN, Field.FAMILY, Field.STREET, Field.AREA}
LEAST = {Field.BIRTH: 0.00002}
LEAST_M = 0.003
LEAST_U = 0.0005

Levels = dict[Field, Agreement]


@dataclass(frozen=True)
class Estimate:
    """m and u by field and level."""

    m: Mapping[Field, Mapping[Agreement, float]]
    u: Mapping[Field, Mapping[Agreement, float]]


def levels_of(a: Identity, b: Identity) -> Levels:
    """The level of each field that both have, field beside field."""
    found: Levels = {}
    for field, ours, theirs in (
        (Field.GIVEN, a.given, b.given),
        (Field.FAMILY, a.family, b.family),
        (Field.STREET, a.street, b.street),
    ):
        if ours and theirs:
            left, right = Name.of(field, ours).forms, Name.of(field, theirs).forms
            given = field != Field.FAMILY
            found[field] = max(agreement(x, y, given=given) for x in left for y in right)
    if a.born and b.born:
        found[Field.BIRTH] = birth_agreement(a.born, b.born)
    if a.area and b.area:
        found[Field.AREA] = AreaAgreement(words(a.area) == words(b.area))
    return found


def estimate(records: Sequence[Record], *, seed: int, sample: int = 200_000) -> Estimate:
    """From records: names and area from pairs of one birth date, the birth from pairs of one
    area and one sound in all names: nothing is estimated from what the pairs were chosen by."""
    rng = Random(seed)
    drawn = (rng.sample(range(len(records)), 2) for _ in range(sample))
    u = _shares((_beside(records, i, j), 1.0) for i, j in drawn)
    m: dict[Field, dict[Agreement, float]] = {}
    for chosen_by, without in ((_date, {Field.BIRTH}), (_sounds, SOUNDS_BESIDE)):
        pairs = pairs_sharing([chosen_by(each.identity) for each in records])
        for field, levels in _maximised(records, pairs, u, without).items():
            m.setdefault(field, levels)
    ordered = {field: _ordered(field, m[field], u[field]) for field in LEVELS}
    return Estimate({f: o[0] for f, o in ordered.items()}, {f: o[1] for f, o in ordered.items()})


def _date(identity: Identity) -> list[object]:
    return [identity.born] if identity.born and identity.born.day else []


def _sounds(identity: Identity) -> list[object]:
    names = [words(each) for each in (identity.given, identity.family, identity.street)]
    if not all(names) or not identity.area:
        return []
    return [(*(tuple(map(sound_of, each)) for each in names), identity.area)]


def _beside(records: Sequence[Record], i: int, j: int) -> Levels:
    return levels_of(records[i].identity, records[j].identity)


def _maximised(
    records: Sequence[Record],
    pairs: Iterable[tuple[int, int]],
    u: Mapping[Field, Mapping[Agreement, float]],
    without: set[Field],
) -> dict[Field, dict[Agreement, float]]:
    """m of the other fields by expectation maximisation."""
    patterns = Counter(
        tuple(
            (field, level)
            for field, level in _beside(records, i, j).items()
            if field not in without
        )
        for i, j in pairs
    )
    m = {
        field: {each: (1.0 + 4 * each) / sum(1.0 + 4 * any_ for any_ in levels) for each in levels}
        for field, levels in LEVELS.items()
    }
    share = 0.5
    for _ in range(ROUNDS):
        surely = {}
        for pattern in patterns:
            yes, no = share, 1 - share
            for field, level in pattern:
                yes *= m[field][level]
                no *= u[field][level]
            surely[pattern] = yes / (yes + no)
        share = sum(surely[each] * count for each, count in patterns.items()) / patterns.total()
        m = _shares((dict(each), surely[each] * count) for each, count in patterns.items())
    return {field: levels for field, levels in m.items() if field not in without}


def _shares(weighed: Iterable[tuple[Levels, float]]) -> dict[Field, dict[Agreement, float]]:
    """The share of each level by field, none of them nothing."""
    sums: dict[Field, dict[Agreement, float]] = {field: {} for field in LEVELS}
    for field, levels_of_field in LEVELS.items():
        sums[field].update((level, 0.0) for level in levels_of_field)
    for levels, weight in weighed:
        for field, level in levels.items():
            sums[field][level] += weight
    return {
        field: {
            level: (each + 1e-9) / (sum(of_field.values()) + 1e-9 * len(of_field))
            for level, each in of_field.items()
        }
        for field, of_field in sums.items()
    }


def _ordered(
    field: Field, m: Mapping[Agreement, float], u: Mapping[Agreement, float]
) -> tuple[dict[Agreement, float], dict[Agreement, float]]:
    """Neighbouring levels pooled until m / u rises with the level."""
    pools: list[list[Any]] = []
    for level in sorted(m):
        pools.append([[level], max(m[level], LEAST_M), max(u[level], LEAST.get(field, LEAST_U))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] > pools[-1][1] / pools[-1][2]:
            levels, some_m, some_u = pools.pop()
            pools[-1][0] += levels
            pools[-1][1] += some_m
            pools[-1][2] += some_u
    found_m, found_u = {}, {}
    for levels, sum_m, sum_u in pools:
        for level in levels:
            found_m[level], found_u[level] = sum_m / len(levels), sum_u / len(levels)
    return found_m, found_u


def pairs_sharing(keys: Sequence[Iterable[object]]) -> list[tuple[int, int]]:
    """Pairs of positions that share a key, each once."""
    holders: dict[object, list[int]] = {}
    for i, each in enumerate(keys):
        for key in each:
            holders.setdefault(key, []).append(i)
    return sorted({pair for rows in holders.values() for pair in combinations(rows, 2)})
