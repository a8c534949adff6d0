"""The state tables of every room: from where, by which step, to where, and whose step it is."""

from wayside.config.reference.markdown import document, table
from wayside.config.reference.rooms import furniture
from wayside.web.states import Machine

INTRODUCTION = (
    "These tables drive the code: what they do not list is refused with a sentence that names "
    "the state. Every step has an owner; a state without a way on is an end. A return has no table "
    "of its own: it has no state that changes. A draft is kept apart and goes when the return is "
    "filed; filing is the patrol's step `return`; each version, the first and every correction, "
    "is kept as it was written."
)


def machines() -> list[Machine]:
    """Every machine that a room declares in its rules, by slug."""
    declared = [value for module in furniture("rules") for value in vars(module).values()]
    found = {value.slug: value for value in declared if isinstance(value, Machine)}
    return [found[slug] for slug in sorted(found)]


def page() -> str:
    """``docs/reference/states.md``."""
    return document("States", INTRODUCTION, *(_machine(machine) for machine in machines()))


def _machine(machine: Machine) -> str:
    rows = [
        (step.source.label, step.label, step.target.label, step.owner, f"`{step.verb}`")
        for step in machine
    ]
    ends = ", ".join(str(state.label) for state in machine.states if state in machine.ends)
    steps = table(("From", "Step", "To", "Whose step it is", "Verb"), rows)
    first = f"Starts as {machine.initial.label}. Ends: {ends or 'none'}."
    return f"## {machine.name} (`{machine.slug}`)\n\n{first}\n\n{steps}"
