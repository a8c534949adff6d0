"""What a place asks of whoever comes."""

from dataclasses import dataclass
from enum import StrEnum

from wayside.calculations.placement.household import Use


class Serves(StrEnum):
    """Whom a place is for."""

    WOMEN = "women"
    MEN = "men"
    ALL = "all"


class Takes(StrEnum):
    """How a place answers to something that many refuse."""

    YES = "yes"
    ASKS = "asks"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Place:
    """A place and its criteria; ``id`` is any text that differs for each.

    ``max_age``, ``max_children`` and ``son_max_age`` are None for no limit; ages are whole years,
    limits inclusive. ``rooms`` are the bed spaces of each free room, ``stale_hours`` the hours
    since somebody last said so; both are of today, not criteria. ``mind`` is the support that there
    is, 0 to 2; ``use`` the most that is taken. ``by_and_for`` is empty for everybody.

    Raises:
        ValueError: nobody at all could meet its ages, or its use where it is for recovery only.
    """

    id: str
    area: str
    kind: str = ""
    serves: Serves = Serves.ALL
    min_age: int = 18
    max_age: int | None = None
    bed_spaces: int = 1
    max_children: int | None = None
    son_max_age: int | None = None
    not_from: frozenset[str] = frozenset()
    recourse: Takes = Takes.YES
    mind: int = 2
    use: Use = Use.ACTIVE
    is_recovery: bool = False
    script: Takes = Takes.YES
    wheelchair: Takes = Takes.YES
    pets: Takes = Takes.YES
    arson: Takes = Takes.YES
    violence: Takes = Takes.YES
    against_children: Takes = Takes.YES
    by_and_for: frozenset[str] = frozenset()
    has_on_call: bool = True
    rooms: tuple[int, ...] = ()
    stale_hours: float = 0.0

    def __post_init__(self) -> None:
        """Criteria that shut everybody out are a mistake, and would make "fits if" untrue."""
        if self.max_age is not None and self.max_age < self.min_age:
            raise ValueError("The oldest age is below the youngest.")
        if self.is_recovery and self.use == Use.NONE:
            raise ValueError("A place for people in recovery takes them.")
