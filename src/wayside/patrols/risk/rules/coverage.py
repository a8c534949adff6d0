"""What an assessment covers, as it stood, and which changes since then matter. Pure.

A change matters when somebody could be harmed by what nobody thought about: another time, a place
that was not looked at, fewer officers, another lead, a partner who was not thought of. Leaving a
place out, a new order of visits and one trained officer for another do not.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import cos, hypot, radians
from typing import Any, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import LONDON
from wayside.patrols.vocabulary import Duty, SegmentKind

Words = str | Promise
TIME_MATTERS = timedelta(minutes=30)
DISTANCE_MATTERS_M = 150.0
METRES_A_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Site:
    """A place, where it lies, and how it is visited."""

    label: str
    longitude: float
    latitude: float
    style: str

    def metres_to(self, other: "Site") -> float:
        """How far another lies, good enough within a town."""
        north = (self.latitude - other.latitude) * METRES_A_DEGREE
        east = (self.longitude - other.longitude) * METRES_A_DEGREE
        return hypot(north, east * cos(radians(self.latitude)))


@dataclass(frozen=True, slots=True)
class Someone:
    """A person on the patrol."""

    worker: str
    name: str
    duty: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the night."""

    key: str
    kind: str
    title: str
    starts_at: str
    ends_at: str
    meeting: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that an assessment is about."""

    starts_at: str
    ends_at: str
    sites: tuple[Site, ...] = ()
    people: tuple[Someone, ...] = ()
    parts: tuple[Part, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """To be kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """From what was kept."""
        return cls(
            starts_at=kept["starts_at"],
            ends_at=kept["ends_at"],
            sites=tuple(Site(**each) for each in kept["sites"]),
            people=tuple(Someone(**each) for each in kept["people"]),
            parts=tuple(Part(**each) for each in kept["parts"]),
        )

    @property
    def officers(self) -> int:
        """How many officers go out."""
        return sum(each.duty != Duty.PARTNER for each in self.people)

    @property
    def lead(self) -> Someone | None:
        """Who leads."""
        return next((each for each in self.people if each.duty == Duty.LEAD), None)

    @property
    def with_partners(self) -> bool:
        """Whether partner workers come, or a part of the night is made for them."""
        return any(each.duty == Duty.PARTNER for each in self.people) or any(
            each.meeting for each in self.parts
        )


def matters(before: Coverage, after: Coverage) -> tuple[Words, ...]:
    """The changes of place, time and people that ask for a new assessment, as sentences."""
    return (
        *_times(before, after),
        *_places(before, after),
        *_people(before, after),
        *_parts(before, after),
    )


def _times(before: Coverage, after: Coverage) -> list[Words]:
    moved = _apart(before.starts_at, after.starts_at) or _apart(before.ends_at, after.ends_at)
    if not moved:
        return []
    return [
        _("The hours are %(now)s now; they were %(then)s.")
        % {
            "now": _span(after.starts_at, after.ends_at),
            "then": _span(before.starts_at, before.ends_at),
        }
    ]


def _places(before: Coverage, after: Coverage) -> list[Words]:
    found: list[Words] = []
    for site in after.sites:
        near = [each for each in before.sites if site.metres_to(each) <= DISTANCE_MATTERS_M]
        if not near:
            found.append(_("%(place)s was not on the patrol.") % {"place": site.label})
        elif all(each.style != site.style for each in near):
            found.append(_("%(place)s is visited in another way now.") % {"place": site.label})
    return found


def _people(before: Coverage, after: Coverage) -> list[Words]:
    found: list[Words] = []
    then, now = before.lead, after.lead
    if then and (now is None or now.worker != then.worker):
        found.append(_("%(name)s does not lead the patrol any more.") % {"name": then.name})
    if after.officers < before.officers:
        found.append(
            _("There are fewer officers: %(now)s instead of %(then)s.")
            % {"now": after.officers, "then": before.officers}
        )
    known = {each.worker for each in before.people}
    found.extend(
        _("%(name)s joins as a partner worker.") % {"name": each.name}
        for each in after.people
        if each.duty == Duty.PARTNER and each.worker not in known
    )
    return found


def _parts(before: Coverage, after: Coverage) -> list[Words]:
    known = {each.key: each for each in before.parts}
    found: list[Words] = []
    for part in after.parts:
        then = known.get(part.key)
        name = part.title or str(SegmentKind(part.kind).label)
        if then is None:
            found.append(_("“%(part)s” is a new part of the night.") % {"part": name})
        elif then.kind != part.kind:
            found.append(_("“%(part)s” is of another kind now.") % {"part": name})
        elif _apart(then.starts_at, part.starts_at) or _apart(then.ends_at, part.ends_at):
            found.append(_("“%(part)s” is at another time now.") % {"part": name})
        elif then.meeting != part.meeting:
            found.append(_("Partners meet elsewhere for “%(part)s”.") % {"part": name})
    return found


def _apart(one: str, other: str) -> bool:
    """Whether two moments lie far enough apart to matter."""
    apart = abs(datetime.fromisoformat(one) - datetime.fromisoformat(other))
    return apart >= TIME_MATTERS


def _span(start: str, end: str) -> str:
    first = datetime.fromisoformat(start).astimezone(LONDON)
    last = datetime.fromisoformat(end).astimezone(LONDON)
    return f"{first.day}/{first.month} {first:%H:%M} to {last:%H:%M}"
