"""What a notice without identity says: categories, and nothing that anybody wrote.

The law (Modern Slavery Act 2015 s.52, and the regulations on what a notice holds) keeps out what
identifies an adult who does not agree, by itself or together with something else. So a notice is
built from this type alone: it has no field that could hold a name, a day, a place smaller than a
region, a number of a record, or words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from wayside.calculations.disclosure_control import HELD_BACK
from wayside.safeguarding.slavery.vocabulary import Exploitation, Indicator, Nationality, Region

FORM = "MS1"


@dataclass(frozen=True, slots=True)
class Categories:
    """One adult, counted: in which month and region, which kinds, which signs, and the group of
    nationalities where it is large enough."""

    month: date
    region: Region
    kinds: tuple[Exploitation, ...]
    indicators: tuple[Indicator, ...]
    nationality: Nationality | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """What was kept; a word that is no category is refused."""
        group = data["nationality"]
        return cls(
            month=date.fromisoformat(f"{data['month']}-01"),
            region=Region(data["region"]),
            kinds=tuple(Exploitation(each) for each in data["exploitation"]),
            indicators=tuple(Indicator(each) for each in data["indicators"]),
            nationality=Nationality(group) if group else None,
        )

    def as_data(self) -> dict[str, Any]:
        """As it is kept, and as the file says it."""
        return {
            "form": FORM,
            "people": 1,
            "adult": True,
            "month": f"{self.month:%Y-%m}",
            "region": self.region.value,
            "exploitation": [each.value for each in self.kinds],
            "indicators": [each.value for each in self.indicators],
            "nationality": self.nationality.value if self.nationality else None,
        }


def nationality_shown(group: str, people: int) -> Nationality | None:
    """The group, where more people than a few are in it."""
    return Nationality(group) if group and people > HELD_BACK else None
