"""The people supported, as the database shows them to whoever acts."""

from wayside.people.queries.persons import (
    TO_ALLOCATE,
    age_of,
    children,
    like,
    marked_children,
    own_people,
    person,
    person_of,
    safeguarding_leads,
    supported,
    who_holds,
)
from wayside.people.queries.telling import Told, who_is_told

__all__ = [
    "TO_ALLOCATE",
    "Told",
    "age_of",
    "children",
    "like",
    "marked_children",
    "own_people",
    "person",
    "person_of",
    "safeguarding_leads",
    "supported",
    "who_holds",
    "who_is_told",
]
