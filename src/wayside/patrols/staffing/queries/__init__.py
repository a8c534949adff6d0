"""Rosters, the nights they are made for, and what they cost."""

from wayside.patrols.staffing.queries.problem import Standing, patrols_between, standing_of
from wayside.patrols.staffing.queries.rosters import (
    area_of_duties,
    area_of_rosters,
    contents_of_roster,
    locked_area,
    named_in,
    night_of_roster,
    own_postings,
    places_to_give_up,
    roster_of_area,
    rosters,
)

__all__ = [
    "Standing",
    "area_of_duties",
    "area_of_rosters",
    "contents_of_roster",
    "locked_area",
    "named_in",
    "night_of_roster",
    "own_postings",
    "patrols_between",
    "places_to_give_up",
    "roster_of_area",
    "rosters",
    "standing_of",
]
