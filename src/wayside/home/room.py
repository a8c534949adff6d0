"""What a room of the house is on the first page and in the menu."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role


class Below(Enum):
    """Below which area a room's addresses lie: none; the actor's own; the borough, also the one
    around a ward; the borough only where it is the actor's own."""

    NONE = "none"
    OWN = "own"
    BOROUGH = "borough"
    OWN_BOROUGH = "own_borough"


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the house: where it is entered, by whom, and what for. ``marker`` is what its
    addresses hold; ``also`` what marks it too, where no other entry is marked."""

    title: str | Promise
    sentence: str | Promise
    name: str
    opens_to: Permission | Role
    marker: str
    also: tuple[str, ...] = ()
    below: Below = Below.NONE
    in_menu: bool | frozenset[Role] = True
    not_for: frozenset[Role] = frozenset()

    def is_in_menu(self, role: Role | None) -> bool:
        """Whether it stands in the menu of a role; elsewhere it is a way on the first page."""
        return self.in_menu if isinstance(self.in_menu, bool) else role in self.in_menu

    def may_enter(self, actor: Actor) -> bool:
        """Whether this actor goes there."""
        if actor.role in self.not_for:
            return False
        if isinstance(self.opens_to, Permission):
            return actor.may(self.opens_to)
        return actor.role is self.opens_to
