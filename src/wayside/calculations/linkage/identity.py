"""What is known of who somebody is: names as given, a birth as far as known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .levels import Field
from .names import Name
from .writing import words

LONGEST_NAME = 500
MOST_OTHERS = 20
COMPARED_OTHERS = 6
_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Born:
    """A birth as far as known: a date, a month, a year, or years from an estimated age.

    year, last_year: the first and last year it may be; the same unless estimated.
    month, day: 0 when not known. Errors: ``ValueError`` when there is no such date.
    """

    year: int
    month: int = 0
    day: int = 0
    last_year: int = 0

    def __post_init__(self) -> None:
        if not self.last_year:
            object.__setattr__(self, "last_year", self.year)
        if self.last_year < self.year:
            raise ValueError("The last year of birth must not lie before the first.")
        if (self.month and self.is_estimate) or (self.day and not self.month):
            raise ValueError("A day needs its month, and an estimate has neither.")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, written: str) -> Born:
        """From YYYY, YYYY-MM or YYYY-MM-DD."""
        met = _WRITTEN.fullmatch(written.strip())
        if met is None:
            raise ValueError("Write a birth as YYYY, YYYY-MM or YYYY-MM-DD.")
        return cls(*(int(part or 0) for part in met.groups()))

    @classmethod
    def aged(cls, youngest: int, oldest: int, on: date) -> Born:
        """From an age as estimated on a day."""
        return cls(on.year - oldest - 1, last_year=on.year - youngest)

    @property
    def is_estimate(self) -> bool:
        """Whether the year itself is a guess."""
        return self.last_year != self.year


@dataclass(frozen=True)
class Identity:
    """One person as one record knows them; everything may be left out.

    street: what she is called. others: further names, former names, aliases.
    area: where she was met, any stable name. Errors: ``ValueError`` for a text of more than
    500 characters and more than 20 other names: nobody is called so.
    """

    street: str = ""
    given: str = ""
    family: str = ""
    others: tuple[str, ...] = ()
    born: Born | None = None
    area: str = ""

    def __post_init__(self) -> None:
        if len(self.others) > MOST_OTHERS:
            raise ValueError(f"Give at most {MOST_OTHERS} other names.")
        for text in (self.street, self.given, self.family, self.area, *self.others):
            if len(text) > LONGEST_NAME:
                raise ValueError(f"A name may have at most {LONGEST_NAME:,} characters.")

    @cached_property
    def place(self) -> tuple[str, ...]:
        """The area in comparable form."""
        return words(self.area)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names, forms of one name together: "Kasia" says nothing new beside "Katarzyna".

        Worked out once; the first six of the other names, in the order of their words, take part.
        """
        others = sorted({Name.of(Field.OTHER, each) for each in self.others})
        called = [Name.of(Field.GIVEN, self.given), Name.of(Field.STREET, self.street)]
        found: list[Name] = []
        for name in [*called, *others]:
            if not name.forms:
                continue
            same = next((i for i, each in enumerate(found) if each.is_form_of(name)), None)
            if same is None:
                found.append(name)
            else:
                found[same] = found[same].joined(name)
        family = Name.of(Field.FAMILY, self.family)
        return (*((family,) if family.forms else ()), *found[: COMPARED_OTHERS + 2])
