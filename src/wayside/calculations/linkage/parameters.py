"""What the weights come from: m and u for every level, how common names are.

m is the chance of a level between two records of the same person, u between records of two
people; the weight of a level is log2(m / u) bits (Fellegi and Sunter 1969, "A Theory for Record
Linkage", JASA 64). ``parameters.json`` says how its figures were estimated.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any

from .identity import Identity
from .levels import Agreement, AreaAgreement, BirthAgreement, Field, NameAgreement
from .names import Form
from .nicknames import short_forms
from .writing import words

LEVELS: Mapping[Field, type[NameAgreement] | type[BirthAgreement] | type[AreaAgreement]] = {
    Field.GIVEN: NameAgreement,
    Field.FAMILY: NameAgreement,
    Field.STREET: NameAgreement,
    Field.BIRTH: BirthAgreement,
    Field.AREA: AreaAgreement,
}
MOST_RARITY_BITS = 3.0
RARE = 0.001
BLENDED = 500
"""The general shares weigh as much as so many names of a register's own."""


@dataclass(frozen=True)
class Shares:
    """How common names are, by word in comparable form: shares of all, 0 to 1."""

    given: Mapping[str, float] = field(default_factory=dict)
    family: Mapping[str, float] = field(default_factory=dict)
    rare: float = RARE

    @classmethod
    def of(cls, register: Iterable[Identity]) -> Shares:
        """Counted in a register, blended with the general shares so that few names do no harm."""
        people = tuple(register)
        general = general_shares()
        given = Counter(word for each in people for word in words(each.given))
        family = Counter(word for each in people for word in words(each.family))
        return cls(
            _blend(given, general.given, general.rare),
            _blend(family, general.family, general.rare),
            general.rare,
        )

    def of_form(self, name_field: Field, form: Form) -> float:
        """The share of a name: that of its rarest word."""
        known = self.family if name_field is Field.FAMILY else self.given
        return min((known.get(word.text, self.rare) for word in form), default=self.rare)


@cache
def general_shares() -> Shares:
    """The shares that come with the package; a short form is as common as its full ones."""
    found: dict[str, dict[str, float]] = {"given": {}, "family": {}}
    for line in _data("shares.txt").splitlines():
        if not line.startswith("#"):
            kind, name, share = line.split()
            found[kind][name] = float(share)
    given = found["given"]
    for full, short in short_forms():
        most = max(given.get(name, 0.0) for name in full)
        for name in (*full, *short):
            given[name] = max(given.get(name, 0.0), most, RARE)
    return Shares(found["given"], found["family"])


@dataclass(frozen=True)
class Parameters:
    """m and u by field and level, and what is made of the sum.

    prior: the chance that any two records are of one person, before anything is compared.
    likely_bits: from here a pair counts as likely the same. made: how the figures were made.
    """

    m: Mapping[Field, Mapping[Agreement, float]]
    u: Mapping[Field, Mapping[Agreement, float]]
    prior: float
    likely_bits: float
    made: str = ""
    shares: Shares = field(default_factory=general_shares)
    _weights: Mapping[Field, tuple[float, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        weights = {
            name: tuple(log2(self.m[name][level] / self.u[name][level]) for level in levels)
            for name, levels in LEVELS.items()
        }
        weights[Field.OTHER] = weights[Field.STREET]
        object.__setattr__(self, "_weights", weights)

    def weight(self, name_field: Field, level: Agreement) -> float:
        """Bits for a level; other names weigh as street names do."""
        return self._weights[name_field][level]

    def rarity(self, name_field: Field, x: Form, y: Form) -> float:
        """Bits by which a name is rarer than usual (negative: more common), from the commoner of
        two forms."""
        share = max(self.shares.of_form(name_field, x), self.shares.of_form(name_field, y))
        usual = self.u[Field.STREET if name_field is Field.OTHER else name_field][
            NameAgreement.EXACT
        ]
        return max(-MOST_RARITY_BITS, min(MOST_RARITY_BITS, log2(usual / share)))

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Parameters:
        """From the form of ``parameters.json``: for each field and level, [m, u]."""
        tables = {
            name: {level: document["fields"][name.value][level.name.lower()] for level in levels}
            for name, levels in LEVELS.items()
        }
        return cls(
            m={name: {level: pair[0] for level, pair in t.items()} for name, t in tables.items()},
            u={name: {level: pair[1] for level, pair in t.items()} for name, t in tables.items()},
            prior=document["prior"],
            likely_bits=document["likely_bits"],
            made=document["made"],
        )


@cache
def general_parameters() -> Parameters:
    """The parameters that come with the package."""
    return Parameters.read(json.loads(_data("parameters.json")))


def _blend(
    counted: Mapping[str, int], general: Mapping[str, float], rare: float
) -> dict[str, float]:
    total = sum(counted.values()) + BLENDED
    return {
        name: (counted.get(name, 0) + BLENDED * general.get(name, rare)) / total
        for name in {*counted, *general}
    }


def _data(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
