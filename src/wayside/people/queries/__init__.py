"""The people supported, as the database shows them to whoever acts."""

from wayside.people.queries.persons import children, like, own_people, person, safeguarding_leads

__all__ = ["children", "like", "own_people", "person", "safeguarding_leads"]
