"""The nights that people have worked, told by the room above that knows patrols.

Load is a person's, so it is shown here; the nights are the patrols'. That room registers what
answers for them when it starts, and this one never learns its name.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from wayside.calculations.rostering import Span

Nights = Mapping[date, Span]


class WorkedNights(Protocol):
    """The nights that each worker has worked between two days, both counted."""

    def __call__(
        self, worker_ids: Collection[UUID], *, since: date, until: date
    ) -> Mapping[UUID, Nights]: ...


def _nobody_knows(
    worker_ids: Collection[UUID], *, since: date, until: date
) -> Mapping[UUID, Nights]:
    return {}


_told_by: list[WorkedNights] = [_nobody_knows]


def register(provider: WorkedNights) -> None:
    """Say who knows the nights worked."""
    _told_by[0] = provider


def worked_nights(
    worker_ids: Collection[UUID], *, since: date, until: date
) -> Mapping[UUID, Nights]:
    """The nights that each worker has worked."""
    return _told_by[0](worker_ids, since=since, until=until)
