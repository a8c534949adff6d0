"""Which name of one person stands beside which of the other, and what each pair weighs.

Names are paired one to one so that the sum of bits is highest; a name written in another field
(a given name for the street name; given and family name swapped) may be paired at a cost, since
more places were looked into. Fields that both have, that differ and that are paired with nothing
else count against; a field that one of them lacks never does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .levels import Field, NameAgreement
from .names import Form, Name, agreement
from .parameters import Parameters

OTHER_FIELD_BITS = 1.0
SWAPPED_BITS = 2.5
LEAST_SAME_BITS = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names beside each other: the field of each, how far they agree, bits."""

    ours: Field
    theirs: Field
    agreement: NameAgreement
    bits: float


Links = dict[tuple[int, int], Pair]


def paired(a: Sequence[Name], b: Sequence[Name], parameters: Parameters) -> tuple[Pair, ...]:
    """The pairs that weigh most together, and those that count against. Symmetric."""
    links: Links = {}
    against: Links = {}
    for i, ours in enumerate(a):
        for j, theirs in enumerate(b):
            shared = [each for each in ours.fields if each in theirs.fields]
            link = _link(ours, theirs, shared, parameters)
            if link is None:
                against.update(((i, j), each) for each in _differing(shared[:1], parameters))
            elif link.bits > 0:
                links[i, j] = link
    if not links:
        return tuple(against.values())
    return _best(len(a), links, against)


def _differing(shared: Sequence[Field], parameters: Parameters) -> Iterator[Pair]:
    """What counts against a match: one field's different names. Other names never do."""
    different = NameAgreement.DIFFERENT
    for field in shared:
        if field != Field.OTHER:
            yield Pair(field, field, different, min(parameters.weight(field, different), 0.0))


def _best(count: int, links: Links, against: Links) -> tuple[Pair, ...]:
    """All ways to pair, each state looked at once: the names tried and those taken."""
    weighed = {i for i, _ in against}
    known: dict[tuple[int, frozenset[int], frozenset[int]], tuple[float, tuple[Pair, ...]]] = {}

    def best(i: int, taken: frozenset[int], free: frozenset[int]) -> tuple[float, tuple[Pair, ...]]:
        if i == count:
            left = tuple(pair for (x, y), pair in against.items() if x in free and y not in taken)
            return sum(pair.bits for pair in left), left
        if (i, taken, free) not in known:
            ways = [best(i + 1, taken, free | ({i} & weighed))]
            for (x, y), pair in links.items():
                if x == i and y not in taken:
                    bits, rest = best(i + 1, taken | {y}, free)
                    ways.append((bits + pair.bits, (pair, *rest)))
            known[i, taken, free] = max(ways, key=lambda way: way[0])
        return known[i, taken, free]

    return best(0, frozenset(), frozenset())[1]


def _link(ours: Name, theirs: Name, shared: Sequence[Field], parameters: Parameters) -> Pair | None:
    """The best of all forms and fields of two names; None when they do not agree at all."""
    family = Field.FAMILY in ours.fields or Field.FAMILY in theirs.fields
    found = None
    for x in ours.forms:
        for y in theirs.forms:
            level = agreement(x, y, given=not family)
            if not level:
                continue
            for left, right in _beside(ours, theirs, shared):
                bits = min(_bits(x, y, each, level, parameters) for each in {left, right})
                if left != right:
                    bits -= SWAPPED_BITS if family else OTHER_FIELD_BITS
                if found is None or bits > found.bits:
                    found = Pair(left, right, level, bits)
    return found


def _beside(ours: Name, theirs: Name, shared: Sequence[Field]) -> list[tuple[Field, Field]]:
    """The fields to weigh by: those that both stand in, else each with each."""
    if shared:
        return [(each, each) for each in shared]
    return [(left, right) for left in ours.fields for right in theirs.fields]


def _bits(x: Form, y: Form, field: Field, level: NameAgreement, parameters: Parameters) -> float:
    """Bits of a level in a field, more for rare names, less for common ones: wholly for the same
    name, by half for one that is only alike, and never more for that than for the same."""
    bits = parameters.weight(field, level)
    rarity = parameters.rarity(field, x, y)
    same = max(parameters.weight(field, NameAgreement.EXACT) + rarity, LEAST_SAME_BITS)
    return same if level == NameAgreement.EXACT else min(bits + rarity / 2, same)
