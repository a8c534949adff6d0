"""Records of the people supported."""

from wayside.people.models.persons import Person, SearchToken

__all__ = ["Person", "SearchToken"]
