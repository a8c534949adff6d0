"""What the pages edit of a service beside its own row, as plain values."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from uuid import UUID

from wayside.directory.vocabulary import Sex


@dataclass(frozen=True, slots=True)
class Hours:
    """Days of the week and hours, or words."""

    days: tuple[str, ...] = ()
    opens: time | None = None
    closes: time | None = None
    words: str = ""

    @property
    def byday(self) -> str:
        """The days as the standard has them."""
        return ",".join(self.days)


@dataclass(frozen=True, slots=True)
class Reach:
    """When and how a service is reached, for whom from where, in which languages."""

    phones: tuple[tuple[str, str], ...] = ()
    hours: tuple[Hours, ...] = ()
    languages: tuple[str, ...] = ()
    served: tuple[UUID, ...] = ()
    refused: tuple[UUID, ...] = ()
    served_in_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service is."""

    name: str = ""
    address_1: str = ""
    city: str = ""
    state_province: str = ""
    postal_code: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A group that a service takes."""

    sex: Sex
    age_from: Decimal | int | None = None
    age_to: Decimal | int | None = None
