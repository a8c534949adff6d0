"""The directory as members read it, and as everybody may."""

from wayside.directory.queries.listing import (
    Asked,
    Opening,
    count_to_review,
    found,
    languages_spoken,
    services,
    to_review,
)
from wayside.directory.queries.opened import (
    FeedAsked,
    at_postcode,
    open_found,
    open_places,
    open_services,
)
from wayside.directory.queries.reach import groups_of, place_of, reach_of, texts_of
from wayside.directory.queries.settings import review_days, strands_in_use
from wayside.directory.queries.terms import own_of, sentences, terms_of, with_terms

__all__ = [
    "Asked",
    "FeedAsked",
    "Opening",
    "at_postcode",
    "count_to_review",
    "found",
    "groups_of",
    "languages_spoken",
    "open_found",
    "open_places",
    "open_services",
    "own_of",
    "place_of",
    "reach_of",
    "review_days",
    "sentences",
    "services",
    "strands_in_use",
    "terms_of",
    "texts_of",
    "to_review",
    "with_terms",
]
