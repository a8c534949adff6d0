"""Records of the people supported."""

from wayside.people.models.contact import ContactAttempt, ContactPlan, ContactRoute
from wayside.people.models.links import LinkCandidate, LinkChoice, LinkSearch
from wayside.people.models.merges import Merge
from wayside.people.models.persons import Person, SearchToken
from wayside.people.models.relations import Custody, Relation
from wayside.people.models.remits import RemitLine

__all__ = [
    "ContactAttempt",
    "ContactPlan",
    "ContactRoute",
    "Custody",
    "LinkCandidate",
    "LinkChoice",
    "LinkSearch",
    "Merge",
    "Person",
    "Relation",
    "RemitLine",
    "SearchToken",
]
