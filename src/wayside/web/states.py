"""State machines as tables: one table drives the code, the diagram and the written reference.

A room's ``rules.py`` builds its ``Machine`` from ``Transition`` rows. A later room adds rows;
whoever asks the machine needs no change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class NotNow(Exception):  # noqa: N818  a word of the domain
    """What was asked does not fit the record's state; the text is a sentence for the page."""

    def __init__(self, sentence: Words) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Transition:
    """One step: from which state, by which verb, to which state, and whose step it is."""

    source: TextChoices
    verb: str
    target: TextChoices
    owner: Words
    label: Words


@dataclass(frozen=True, slots=True)
class Machine:
    """A record's states and the steps between them; ``ends`` are those with no way on."""

    slug: str
    name: Words
    initial: TextChoices
    transitions: tuple[Transition, ...]
    ends: frozenset[TextChoices] = frozenset()

    def __iter__(self) -> Iterator[Transition]:
        return iter(self.transitions)

    @property
    def states(self) -> tuple[TextChoices, ...]:
        """Every state, the initial one first, in the order of the table."""
        found: dict[TextChoices, None] = {self.initial: None}
        for step in self.transitions:
            found.setdefault(step.source)
            found.setdefault(step.target)
        return tuple(found)

    def step(self, state: str, verb: str) -> Transition | None:
        """The step of that verb out of that state, if there is one."""
        return next(
            (each for each in self.transitions if each.source == state and each.verb == verb), None
        )

    def steps_from(self, state: str) -> tuple[Transition, ...]:
        """The ways on from a state."""
        return tuple(each for each in self.transitions if each.source == state)

    def can(self, state: str, verb: str) -> bool:
        """Whether the verb leads on from the state."""
        return self.step(state, verb) is not None

    def check_can(self, state: str, verb: str) -> Transition:
        """The step of that verb out of that state.

        Raises:
            NotNow: there is none; the sentence names the state and the states it would need.
        """
        found = self.step(state, verb)
        if found is not None:
            return found
        wanted = [each for each in self.transitions if each.verb == verb]
        if not wanted:
            raise KeyError(f"{self.slug} has no step {verb}")
        raise NotNow(
            _("“%(step)s” is not possible now: the state is “%(state)s” and must be %(needed)s.")
            % {
                "step": wanted[0].label,
                "state": self.label(state),
                "needed": _quoted([each.source for each in wanted]),
            }
        )

    def label(self, state: str) -> Words:
        """A state's label."""
        return next((each.label for each in self.states if each == state), state)


def _quoted(states: Sequence[TextChoices]) -> str:
    """“A”, “B” or “C”."""
    names = [f"“{state.label}”" for state in states]
    if len(names) == 1:
        return names[0]
    return str(_("%(all_but_last)s or %(last)s")) % {
        "all_but_last": ", ".join(names[:-1]),
        "last": names[-1],
    }
