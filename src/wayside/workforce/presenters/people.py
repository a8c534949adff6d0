"""Where each stands, and how much each has carried."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from django.urls import reverse

from wayside.calculations.rostering import WINDOWS, Load, load_of
from wayside.partners.models import Area
from wayside.workforce import queries
from wayside.workforce.models import Worker
from wayside.workforce.nights import worked_nights
from wayside.workforce.rules import Facts, standing_of, valid_period
from wayside.workforce.vocabulary import Standing

Colour = Literal["green", "orange", "red", "blue", "grey", "purple"]
COLOURS: Mapping[Standing, Colour] = {
    Standing.TRAINED: "green",
    Standing.EXPIRING: "orange",
    Standing.EXPIRED: "red",
    Standing.BOOKED: "blue",
    Standing.NOT_ASSESSED: "purple",
    Standing.NOT_SUITED: "red",
}
COUNTED = (Standing.TRAINED, Standing.EXPIRING)
LONGEST = timedelta(weeks=max(WINDOWS))


@dataclass(frozen=True, slots=True)
class Line:
    """One member of the pool in its list."""

    name: str
    url: str
    agency: str
    grade: str
    standing: Standing
    colour: Colour
    trained_until: date | None
    wards: str
    loads: tuple[Load, ...]

    @property
    def load(self) -> Load:
        """The latest four weeks."""
        return self.loads[0]

    @property
    def is_counted(self) -> bool:
        """Whether they are in the trained pool today."""
        return self.standing in COUNTED


def loads(workers: Iterable[Worker], area: Area, *, until: date) -> dict[str, tuple[Load, ...]]:
    """The load of each over 4 and 17 weeks, by worker id, under the rules of the area's rosters."""
    everyone = tuple(workers)
    ids = [each.id for each in everyone]
    nights = worked_nights(ids, since=until - LONGEST, until=until)
    people = queries.people_for_roster(everyone, since=until, until=until, nights_before=nights)
    limits = queries.limits(area)
    return {
        each.id: tuple(load_of(each, until, weeks, limits) for weeks in WINDOWS) for each in people
    }


def lines(
    workers: Iterable[Worker], facts: Mapping[UUID, Facts], area: Area, today: date
) -> tuple[Line, ...]:
    """Everybody in the pool."""
    everyone = tuple(workers)
    carried = loads(everyone, area, until=today)
    return tuple(
        _line(each, facts[each.id], carried[str(each.id)], area, today) for each in everyone
    )


def _line(worker: Worker, facts: Facts, carried: tuple[Load, ...], area: Area, today: date) -> Line:
    standing = standing_of(facts, today)
    period = valid_period(facts.periods, today)
    return Line(
        name=worker.person.name,
        url=reverse("workforce:person", args=(area.slug, worker.id)),
        agency=worker.agency.name,
        grade=worker.get_grade_display(),
        standing=standing,
        colour=COLOURS.get(standing, "grey"),
        trained_until=period.end if period else None,
        wards=", ".join(each.name for each in worker.wards.all()),
        loads=carried,
    )
