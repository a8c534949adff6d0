"""The ways on from where something stands, as buttons."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from wayside.web.states import Machine, Words


@dataclass(frozen=True, slots=True)
class Way:
    """One step: its words, its page, and how it is drawn."""

    label: Words
    url: str
    kind: str


def ways(
    machine: Machine,
    state: str,
    prefix: str,
    args: Collection[UUID],
    *,
    hidden: Collection[str] = (),
) -> tuple[Way, ...]:
    """The steps from a state, each with a page of its own; the first is drawn first."""
    steps = [each for each in machine.steps_from(state) if each.verb not in hidden]
    return tuple(
        Way(
            each.label,
            reverse(f"safeguarding:{prefix}_{each.verb}", args=list(args)),
            "secondary" if number else "primary",
        )
        for number, each in enumerate(steps)
    )
