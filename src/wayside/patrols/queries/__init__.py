"""Weeks, their patrols and places, as the actor may see them."""

from wayside.patrols.queries.earlier import last_week, turns_before
from wayside.patrols.queries.facts import facts_of
from wayside.patrols.queries.sources import (
    Draft,
    draft_of,
    has_recorded_crime,
    map_context,
    plan_settings,
    proposal_for,
    rank_now,
    seed_for,
)
from wayside.patrols.queries.weeks import (
    Contents,
    area_of_weeks,
    comment_of,
    contents_of,
    patrol_of,
    place_of,
    places_of,
    week_of,
    weeks,
)

__all__ = [
    "Contents",
    "Draft",
    "area_of_weeks",
    "comment_of",
    "contents_of",
    "draft_of",
    "facts_of",
    "has_recorded_crime",
    "last_week",
    "map_context",
    "patrol_of",
    "place_of",
    "places_of",
    "plan_settings",
    "proposal_for",
    "rank_now",
    "seed_for",
    "turns_before",
    "week_of",
    "weeks",
]
