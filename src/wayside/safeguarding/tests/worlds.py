"""One of everything that this room keeps, about somebody whom a caseworker supports."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.safeguarding.tests import world_adults
from wayside.safeguarding.tests.around import Around, Kept
from wayside.safeguarding.tests.world_children import children
from wayside.safeguarding.tests.world_dash import risk
from wayside.safeguarding.tests.world_marac import marac

PARTS: tuple[Callable[[Around], Kept], ...] = (
    children,
    risk,
    marac,
    *world_adults.PARTS,
)


class World:
    """What each part of the room keeps about her; each says ``SAID`` of support's world."""

    def __init__(
        self, worker: Membership, lead: Membership, person: Person, *, now: datetime
    ) -> None:
        around = Around(worker, lead, person, now)
        self.names: dict[str, Any] = {}
        self.members: dict[Role, Membership] = {}
        for part in PARTS:
            kept = part(around)
            self.names |= kept.names
            self.members |= kept.members
