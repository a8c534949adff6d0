"""Who sits where on one night of a draft, as a page was made from it and sends it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayside.patrols.models import RosterLine
from wayside.patrols.vocabulary import Duty


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """One person's duty on the night, and whether it stays whatever else changes."""

    worker_id: UUID
    duty: Duty
    is_locked: bool


@dataclass(frozen=True, slots=True)
class NightSeen:
    """A night's crew as somebody saw it when they began to change it."""

    patrol_id: UUID
    seats: tuple[Seat, ...]

    def __str__(self) -> str:
        """As a form's field holds it."""
        rows = (f"{each.worker_id}.{each.duty}.{int(each.is_locked)}" for each in self.seats)
        return " ".join((str(self.patrol_id), *rows))

    def without(self, worker_id: UUID) -> tuple[Seat, ...]:
        """The crew if somebody is taken off."""
        return tuple(each for each in self.seats if each.worker_id != worker_id)

    def held(self, worker_id: UUID, *, is_locked: bool) -> tuple[Seat, ...]:
        """The crew if somebody's place stays whatever else changes, or no longer."""
        return tuple(
            Seat(each.worker_id, each.duty, is_locked) if each.worker_id == worker_id else each
            for each in self.seats
        )


def seats_of(lines: Iterable[RosterLine]) -> tuple[Seat, ...]:
    """Lines of one night as seats, in an order of their own."""
    return tuple(sorted(Seat(each.worker_id, Duty(each.duty), each.is_locked) for each in lines))


def night_seen(sent: str) -> NightSeen | None:
    """What a form's field holds; None where that is no crew."""
    patrol, *rows = sent.split() or [""]
    try:
        return NightSeen(UUID(patrol), tuple(_seat(each) for each in rows))
    except ValueError:
        return None


def _seat(row: str) -> Seat:
    worker, duty, locked = row.split(".")
    return Seat(UUID(worker), Duty(duty), locked == "1")
