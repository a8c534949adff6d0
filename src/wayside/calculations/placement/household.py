"""Who looks for a place: needs, dangers and wishes. What is not known is None, never a guess."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Sex(StrEnum):
    """As somebody says it."""

    WOMAN = "woman"
    MAN = "man"
    ANOTHER = "another"


class Use(IntEnum):
    """How somebody uses drugs or alcohol; a place takes up to one of these."""

    NONE = 0
    RECOVERING = 1
    STABLE = 2
    ACTIVE = 3


@dataclass(frozen=True, slots=True)
class Child:
    """A child who comes along; ``sex`` and ``age`` (whole years) are None where not known."""

    age: int | None
    sex: Sex | None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody would like; none of it shuts a place out. Areas and kinds are compared as they
    are written; empty is no wish."""

    areas: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    women_only: bool = False


@dataclass(frozen=True, slots=True)
class Household:
    """A household that looks for a place.

    ``has_recourse``, ``mind`` (0 to 2), ``use``, and each yes-or-no need are None where they are
    not known. ``from_areas`` are where somebody lives or is known; ``danger_areas`` where somebody
    who harms is, so that no place there is safe. ``unsafe_places`` are ids of places where somebody
    lives, works or is known whom they must not meet.
    """

    sex: Sex | None = None
    age: int | None = None
    children: tuple[Child, ...] = ()
    from_areas: frozenset[str] = frozenset()
    danger_areas: frozenset[str] = frozenset()
    unsafe_places: frozenset[str] = frozenset()
    has_recourse: bool | None = None
    mind: int | None = None
    use: Use | None = None
    on_script: bool | None = None
    wheelchair: bool | None = None
    pets: bool | None = None
    arson: bool | None = None
    violence: bool | None = None
    against_children: bool | None = None
    communities: frozenset[str] | None = None
    needs_on_call: bool | None = None
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def beds(self) -> int:
        """Bed spaces: one for each."""
        return 1 + len(self.children)
