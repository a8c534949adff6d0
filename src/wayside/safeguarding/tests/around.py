"""What a part of the room is told as it makes one of each of its records, and what it gives."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.people.models import Person


@dataclass(frozen=True, slots=True)
class Around:
    """Her worker, the lead of the worker's agency, herself, and when."""

    worker: Membership
    lead: Membership
    person: Person
    now: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What a part made: the names that addresses ask for, and who of its roles sees it."""

    names: dict[str, Any]
    members: dict[Role, Membership]
