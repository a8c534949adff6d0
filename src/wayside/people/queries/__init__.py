"""The people supported, as the database shows them to whoever acts."""

from wayside.people.queries.persons import (
    TO_ALLOCATE,
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

__all__ = [
    "TO_ALLOCATE",
    "children",
    "like",
    "marked_children",
    "own_people",
    "person",
    "person_of",
    "safeguarding_leads",
    "supported",
    "who_holds",
]
