"""Who cannot come on which night, in rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayside.patrols.models import Unavailability
from wayside.patrols.queries.facts import patrol_name


@dataclass(frozen=True, slots=True)
class UnableRow:
    """One person on one night; the name is blank on one's own page."""

    id: UUID
    night: str
    name: str
    reason: str


def unable_rows(rows: Iterable[Unavailability], *, mine: bool) -> tuple[UnableRow, ...]:
    """The rows in order of time."""
    return tuple(
        UnableRow(
            each.id,
            patrol_name(each.patrol),
            "" if mine else each.worker.person.name,
            each.get_kind_display(),
        )
        for each in rows
    )
