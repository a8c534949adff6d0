"""Weeks, their patrols and places, as the actor may see them."""

from wayside.patrols.queries.ahead import NightAhead, Unanswered, nights_ahead
from wayside.patrols.queries.crews import CrewMember, WantedPost, crews, posts_of
from wayside.patrols.queries.earlier import ranking_before, ranking_of, turns_before
from wayside.patrols.queries.facts import facts_of
from wayside.patrols.queries.glimpses import Glimpse, glimpses_of, weeks_near, weeks_to_mind
from wayside.patrols.queries.grounds import Ground, ground_of
from wayside.patrols.queries.own import own_nights
from wayside.patrols.queries.sources import (
    Draft,
    draft_of,
    has_recorded_crime,
    plan_settings,
    proposal_for,
    rank_now,
    seed_for,
)
from wayside.patrols.queries.weeks import (
    Contents,
    area_of_weeks,
    coming_patrols,
    comment_of,
    contents_of,
    patrol_of,
    place_of,
    places_of,
    week_of,
    week_of_nights,
    weeks,
    weeks_in_review,
)

__all__ = [
    "Contents",
    "CrewMember",
    "Draft",
    "Glimpse",
    "Ground",
    "NightAhead",
    "Unanswered",
    "WantedPost",
    "area_of_weeks",
    "coming_patrols",
    "comment_of",
    "contents_of",
    "crews",
    "draft_of",
    "facts_of",
    "glimpses_of",
    "ground_of",
    "has_recorded_crime",
    "nights_ahead",
    "own_nights",
    "patrol_of",
    "place_of",
    "places_of",
    "plan_settings",
    "posts_of",
    "proposal_for",
    "rank_now",
    "ranking_before",
    "ranking_of",
    "seed_for",
    "turns_before",
    "week_of",
    "week_of_nights",
    "weeks",
    "weeks_in_review",
    "weeks_near",
    "weeks_to_mind",
]
