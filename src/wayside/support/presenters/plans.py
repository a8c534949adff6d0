"""Steps as a plan shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayside.support.models import Step
from wayside.support.rules.machines import STEP
from wayside.support.vocabulary import StepState
from wayside.web.states import Words

COLOURS = {StepState.AGREED: "blue", StepState.TAKEN: "green", StepState.LEFT: "grey"}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step with the buttons that move it on."""

    step: Step
    state: Words
    colour: str
    is_late: bool
    buttons: tuple[tuple[str, Words], ...]


def shown_steps(steps: Iterable[Step], *, today: date) -> tuple[ShownStep, ...]:
    """The steps in their order."""
    return tuple(
        ShownStep(
            each,
            StepState(each.state).label,
            COLOURS[StepState(each.state)],
            bool(each.state == StepState.AGREED and each.by_date and each.by_date < today),
            tuple((step.verb, step.label) for step in STEP.steps_from(each.state)),
        )
        for each in steps
    )
