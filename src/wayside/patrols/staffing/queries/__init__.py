"""Rosters, the nights they are made for, and what they cost."""

from wayside.patrols.staffing.queries.broken import BrokenPosting, broken_in, broken_postings
from wayside.patrols.staffing.queries.cards import empty_posts, staffed
from wayside.patrols.staffing.queries.problem import Standing, patrols_between, standing_of
from wayside.patrols.staffing.queries.rosters import (
    area_of_duties,
    area_of_rosters,
    coming_night,
    contents_of_roster,
    crew_of_night,
    locked_area,
    named_in,
    night_of_roster,
    own_postings,
    places_to_give_up,
    roster_of_area,
    rosters,
    rosters_waiting,
    unable,
)

__all__ = [
    "BrokenPosting",
    "Standing",
    "area_of_duties",
    "area_of_rosters",
    "broken_in",
    "broken_postings",
    "coming_night",
    "contents_of_roster",
    "crew_of_night",
    "empty_posts",
    "locked_area",
    "named_in",
    "night_of_roster",
    "own_postings",
    "patrols_between",
    "places_to_give_up",
    "roster_of_area",
    "rosters",
    "rosters_waiting",
    "staffed",
    "standing_of",
    "unable",
]
