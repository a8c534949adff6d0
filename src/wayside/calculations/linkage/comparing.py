"""Whether two records are of one person: bits of evidence, a probability, reasons as data.

Fellegi-Sunter: fields weigh log2(m / u) bits each and add up; the prior and the sum give the
probability. Two departures, because relatives share fields that chance does not: where both have
a given name, they differ, and nothing either is called agrees, then all that speaks for a match
(family name, birth, area) counts no more than what the names say against it. So twins, whose
family name and date of birth agree, never reach the line; nor do sisters. And day and month in
the other order, or two parts of a date, are levels of their own.

Assumed: fields are independent of one another, given whether it is one person. They are not quite
(a name tells of an age), so the probability orders pairs better than it counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp2, log2

from .births import birth_agreement, widest
from .identity import Born, Identity
from .levels import Agreement, AreaAgreement, BirthAgreement, Field, NameAgreement
from .pairing import Pair, paired
from .parameters import Parameters, general_parameters

USUAL_YEARS = 10
"""Years that an estimated birth usually covers: a narrower one says more, a wider one less."""
MOST_PRECISE = 4.0


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says: bits for (positive) or against (negative).

    ours, theirs: the field on each side; they differ where a name stood in another. ``RELATIVE``
    takes back what relatives share.
    """

    ours: Field
    theirs: Field
    agreement: Agreement
    bits: float


@dataclass(frozen=True, slots=True)
class Match:
    """How surely two records are of one person.

    bits: the sum of the reasons'. probability: with the prior, 0 to 1. likely: from the
    parameters' line on, and some name agrees: a birth and a place never name anybody.
    may_be_relatives: different given names, the rest as relatives share it.
    """

    bits: float
    probability: float
    likely: bool
    may_be_relatives: bool
    reasons: tuple[Reason, ...]


def compare(
    a: Identity, b: Identity, *, parameters: Parameters | None = None, prior: float | None = None
) -> Match:
    """Compare two records. Symmetric but for the reasons' sides; a field missing on either side
    says nothing.

    Raises:
        ValueError: a prior outside 0 to 1, both left out.
    """
    using = parameters or general_parameters()
    chance = using.prior if prior is None else prior
    if not 0 < chance < 1:
        raise ValueError("The prior must lie between 0 and 1, for example 0.001.")
    names = paired(a.names, b.names, using)
    reasons = [Reason(each.ours, each.theirs, each.agreement, each.bits) for each in names]
    reasons += _birth(a.born, b.born, using)
    reasons += _area(a.place, b.place, using)
    relatives = _relatives(names, reasons)
    if relatives is not None:
        reasons.append(relatives)
    reasons.sort(key=lambda each: (-abs(each.bits), each.ours, each.theirs))
    bits = sum(sorted(each.bits for each in reasons))
    likely = bits >= using.likely_bits and any(each.agreement for each in names)
    return Match(bits, probability(bits, chance), likely, bool(relatives), tuple(reasons))


def probability(bits: float, prior: float) -> float:
    """The chance that it is one person, after so many bits of evidence."""
    odds = bits + log2(prior / (1 - prior))
    return 1 / (1 + exp2(-max(min(odds, 1000.0), -1000.0)))


def _birth(a: Born | None, b: Born | None, using: Parameters) -> Iterable[Reason]:
    if a is None or b is None:
        return
    level = birth_agreement(a, b)
    bits = using.weight(Field.BIRTH, level)
    if level == BirthAgreement.WITHIN:
        bits += log2(min(USUAL_YEARS / widest(a, b), MOST_PRECISE))
        bits = max(min(bits, using.weight(Field.BIRTH, BirthAgreement.YEAR)), 0.0)
    yield Reason(Field.BIRTH, Field.BIRTH, level, bits)


def _area(ours: tuple[str, ...], theirs: tuple[str, ...], using: Parameters) -> Iterable[Reason]:
    if ours and theirs:
        level = AreaAgreement(ours == theirs)
        yield Reason(Field.AREA, Field.AREA, level, using.weight(Field.AREA, level))


def _relatives(names: Iterable[Pair], reasons: Iterable[Reason]) -> Reason | None:
    """What is taken back because relatives share it; None where that is no question."""
    called = [each for each in names if each.ours != Field.FAMILY or each.theirs != Field.FAMILY]
    differ = any(each.ours == Field.GIVEN and not each.agreement for each in called)
    if not differ or any(each.agreement >= NameAgreement.CLOSE for each in called):
        return None
    too_much = sum(each.bits for each in reasons)
    if too_much <= 0:
        return None
    return Reason(Field.RELATIVE, Field.RELATIVE, NameAgreement.DIFFERENT, -too_much)
