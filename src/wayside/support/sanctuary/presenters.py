"""A sanctuary scheme in words, colours and the steps that may follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayside.support.models import Sanctuary, SanctuaryWork
from wayside.support.sanctuary.rules import RUNNING, SANCTUARY, WITH_FORM, WITH_REASON, WORK
from wayside.support.sanctuary.vocabulary import Finding, Landlord, Part, SanctuaryState, WorkState
from wayside.web.components.text import Colour
from wayside.web.states import Transition, Words

COLOURS: dict[str, Colour] = {
    SanctuaryState.COMPLETED: "green",
    SanctuaryState.REFUSED: "orange",
    SanctuaryState.NOT_SUITABLE: "orange",
    SanctuaryState.STOPPED: "grey",
}
OF_WORK: dict[str, Colour] = {WorkState.ORDERED: "yellow", WorkState.DONE: "blue"}
OF_FINDING: dict[str, Colour] = {
    Finding.SAFE: "green",
    Finding.WORK: "orange",
    Finding.NONE: "grey",
}


@dataclass(frozen=True, slots=True)
class ShownSanctuary:
    """Where it stands, and the steps: with a page of their own, with a reason, or buttons."""

    sanctuary: Sanctuary
    colour: Colour
    found: tuple[tuple[Words, Words, Colour, str], ...]
    pages: frozenset[str]
    reasons: tuple[Transition, ...]
    buttons: tuple[Transition, ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class ShownWork:
    """One work, and what may be noted of it."""

    work: SanctuaryWork
    colour: Colour
    steps: tuple[Transition, ...]


def shown(held: Sanctuary) -> ShownSanctuary:
    """The whole of it."""
    steps = [each for each in SANCTUARY.steps_from(held.state) if _fits(held, each.verb)]
    pages = frozenset(each.verb for each in steps if each.verb in WITH_FORM - WITH_REASON)
    if held.state == SanctuaryState.WORKS:
        pages |= {"order"}
    return ShownSanctuary(
        held,
        COLOURS.get(held.state, "blue"),
        tuple(
            (Part(name).label, Finding(found).label, OF_FINDING[found], words)
            for name, (found, words) in held.found.items()
        ),
        pages,
        tuple(each for each in steps if each.verb in WITH_REASON),
        tuple(each for each in steps if each.verb not in WITH_FORM),
        held.state in RUNNING,
    )


def of_works(works: Iterable[SanctuaryWork], *, goes_on: bool) -> tuple[ShownWork, ...]:
    """What is done to the home."""
    return tuple(
        ShownWork(
            each, OF_WORK.get(each.state, "green"), WORK.steps_from(each.state) if goes_on else ()
        )
        for each in works
    )


def _fits(held: Sanctuary, verb: str) -> bool:
    """Whether there is a landlord to ask, or none."""
    if held.state != SanctuaryState.ASSESSED:
        return True
    return verb not in ("ask_landlord", "agree") or (verb == "agree") == (
        held.landlord == Landlord.OWN
    )
