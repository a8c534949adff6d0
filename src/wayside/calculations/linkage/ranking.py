"""Who of a register somebody may be, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Generic, TypeVar

from .comparing import Match, compare
from .identity import Identity
from .parameters import Parameters

Id = TypeVar("Id")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Id]):
    """One of the register, and how well they match."""

    id: Id
    match: Match


def best(
    candidate: Identity,
    known: Mapping[Id, Identity],
    *,
    limit: int = 10,
    parameters: Parameters | None = None,
    prior: float | None = None,
) -> tuple[Candidate[Id], ...]:
    """The best matches of those known, at most ``limit``, by bits; ties keep the order given.

    Nobody is left out for being unlikely: see ``Match.likely``. In a large register, give those
    that share a key.

    Raises:
        ValueError: a limit below 1, or a prior outside 0 to 1.
    """
    if limit < 1:
        raise ValueError("The limit must be at least 1.")
    found = (
        Candidate(each_id, compare(candidate, each, parameters=parameters, prior=prior))
        for each_id, each in known.items()
    )
    return tuple(nsmallest(limit, found, key=lambda each: -each.match.bits))
