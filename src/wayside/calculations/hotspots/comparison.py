"""Two rankings side by side: which places rise, fall, appear or vanish.

Its use: the same events with and without what police work itself records (drugs, weapons, stop
and search). A place that vanishes without them may be a place of enforcement rather than of harm;
that is a question to ask, not an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .ranking import Place, Ranking


class Move(StrEnum):
    """What became of a place from the first ranking to the second."""

    RISES = "rises"
    FALLS = "falls"
    STAYS = "stays"
    APPEARS = "appears"
    VANISHES = "vanishes"


@dataclass(frozen=True, slots=True, eq=False)
class PlaceMove:
    """One place in both rankings; the missing side is None for one that appears or vanishes.

    within_chance: the new rank lies within the old rank's interval, so the move may be chance.
    None where there is nothing to compare.
    """

    move: Move
    before: Place | None
    after: Place | None
    within_chance: bool | None = None

    @property
    def ranks_gained(self) -> int | None:
        """Ranks gained (below 0: lost) from before to after."""
        if self.before is None or self.after is None:
            return None
        return self.before.rank - self.after.rank


def compare_rankings(
    before: Ranking, after: Ranking, same_within_m: float | None = None
) -> tuple[PlaceMove, ...]:
    """Match the places of two rankings and say how each moved, in order of the first ranking.

    Two places are the same when their centres lie within ``same_within_m``, by default the
    radius: then their discs share most of their ground. The nearest pair is matched first, each
    place once.
    """
    reach = before.settings.radius_m if same_within_m is None else same_within_m
    partner = _match(before.places, after.places, reach)
    matched = set(partner.values())
    moves = [
        _move(place, after.places[partner[i]] if i in partner else None)
        for i, place in enumerate(before.places)
    ]
    new = [place for j, place in enumerate(after.places) if j not in matched]
    return (*moves, *(PlaceMove(Move.APPEARS, None, place) for place in new))


def _move(before: Place, after: Place | None) -> PlaceMove:
    if after is None:
        return PlaceMove(Move.VANISHES, before, None)
    within = before.rank_low <= after.rank <= before.rank_high
    if after.rank == before.rank:
        return PlaceMove(Move.STAYS, before, after, within)
    move = Move.RISES if after.rank < before.rank else Move.FALLS
    return PlaceMove(move, before, after, within)


def _match(before: tuple[Place, ...], after: tuple[Place, ...], reach: float) -> dict[int, int]:
    """Index of the partner in ``after`` for each matched index in ``before``, nearest first."""
    near = sorted(
        (distance, i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if (distance := ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5) <= reach
    )
    partner: dict[int, int] = {}
    for _, i, j in near:
        if i not in partner and j not in partner.values():
            partner[i] = j
    return partner
