"""Two rankings side by side."""

from __future__ import annotations

import numpy as np

from wayside.calculations.hotspots import (
    Events,
    Move,
    PlaceSettings,
    Ranking,
    compare_rankings,
    rank_places,
)

AS_OF = np.datetime64("2018-07-01", "s")


def ranking_of(spots: list[tuple[float, int, str]], without: tuple[str, ...] = ()) -> Ranking:
    """Rank spots (x, how many, kind) on one line, leaving kinds out."""
    rows = [spot for spot in spots for _ in range(spot[1])]
    events = Events.of(
        [row[0] for row in rows],
        np.zeros(len(rows)),
        np.full(len(rows), AS_OF - 86_400),
        [row[2] for row in rows],
    )
    kept = events.where(~events.of_kinds(without))
    return rank_places(kept, AS_OF, PlaceSettings(replicates=40))


SPOTS = [(0.0, 9, "Drugs"), (0.0, 2, "Robbery"), (2_000.0, 5, "Robbery"), (4_000.0, 3, "Drugs")]


def test_leaving_out_enforcement_shows_what_rises_falls_and_vanishes() -> None:
    moves = compare_rankings(ranking_of(SPOTS), ranking_of(SPOTS, without=("Drugs",)))
    assert [move.move for move in moves] == [Move.FALLS, Move.RISES, Move.VANISHES]
    assert [move.ranks_gained for move in moves] == [-1, 1, None]


def test_a_new_place_appears_after_those_of_the_first_ranking() -> None:
    moves = compare_rankings(ranking_of(SPOTS, without=("Drugs",)), ranking_of(SPOTS))
    assert moves[-1].move is Move.APPEARS
    assert moves[-1].before is None


def test_a_ranking_compared_with_itself_stays() -> None:
    ranking = ranking_of(SPOTS)
    moves = compare_rankings(ranking, ranking)
    assert {move.move for move in moves} == {Move.STAYS}
    assert all(move.within_chance for move in moves)


def test_a_centre_that_shifts_a_little_is_the_same_place() -> None:
    shifted = [(x + 60, many, kind) for x, many, kind in SPOTS]
    moves = compare_rankings(ranking_of(SPOTS), ranking_of(shifted))
    assert {move.move for move in moves} == {Move.STAYS}
