"""Every state of every record has an owner and a way on, or is said to be an end."""

from dataclasses import replace

from django.db.models import TextChoices

from wayside.config.reference.states import machines
from wayside.web.states import Machine, Transition


class Step(TextChoices):
    DRAFT = "draft", "Draft"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


def faults(machine: Machine) -> list[str]:
    """States and steps that would leave a record lying where nobody moves it."""
    wrong = [
        f"{step.source.value} → {step.verb} has no owner"
        for step in machine
        if not str(step.owner).strip()
    ]
    ends = [state for state in machine.states if not machine.steps_from(state)]
    wrong += [f"{state.value} has no way on" for state in ends if state not in machine.ends]
    wrong += [f"{state.value} is no end" for state in machine.ends if state not in ends]
    kind = type(machine.initial)
    wrong += [f"{state.value} is never reached" for state in kind if state not in machine.states]
    reached, count = {machine.initial}, 0
    while len(reached) > count:
        count = len(reached)
        reached |= {step.target for step in machine if step.source in reached}
    wrong += [f"{s.value} is never reached" for s in machine.states if s not in reached]
    return wrong


GOOD = Machine(
    slug="planted",
    name="Planted",
    initial=Step.DRAFT,
    transitions=(
        Transition(Step.DRAFT, "open", Step.OPEN, owner="the coordinator", label="Open"),
        Transition(Step.OPEN, "close", Step.CLOSED, owner="the coordinator", label="Close"),
    ),
    ends=frozenset({Step.CLOSED}),
)


def test_every_state_has_an_owner_and_a_way_on() -> None:
    found = machines()
    assert found
    assert {each.slug: faults(each) for each in found if faults(each)} == {}


def test_a_good_machine_passes() -> None:
    assert faults(GOOD) == []


def test_a_planted_state_without_a_way_on_is_found() -> None:
    assert faults(replace(GOOD, ends=frozenset())) == ["closed has no way on"]


def test_a_planted_step_without_an_owner_is_found() -> None:
    first, *rest = GOOD.transitions
    assert faults(replace(GOOD, transitions=(replace(first, owner=" "), *rest))) == [
        "draft → open has no owner"
    ]


def test_a_planted_state_that_nothing_leads_to_is_found() -> None:
    assert faults(replace(GOOD, transitions=GOOD.transitions[:1], ends=frozenset({Step.OPEN}))) == [
        "closed is never reached"
    ]
