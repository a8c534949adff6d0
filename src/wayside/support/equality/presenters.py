"""Equality data in words, and its counts as tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wayside.calculations.disclosure_control import Published
from wayside.support.equality.figures import QUESTIONS
from wayside.support.models import EqualityData
from wayside.web.states import Words

HELD_BACK = "*"


@dataclass(frozen=True, slots=True)
class Counted:
    """One question: its answers with how many people, as they may be published."""

    question: Words
    rows: tuple[tuple[Words, str], ...]
    total: str


def answers(held: EqualityData) -> list[tuple[Words, Words]]:
    """Each question that was asked, with what was said."""
    asked = [
        (_label(name), getattr(held, f"get_{name}_display")())
        for name in QUESTIONS
        if getattr(held, name)
    ]
    return [*asked, (_label("described"), held.described)] if held.described else asked


def counted(found: Mapping[str, Published[str]]) -> tuple[Counted, ...]:
    """The counts, question by question, in the order of the answers."""
    return tuple(
        Counted(
            _label(question),
            tuple(
                (label, _number(published.cells[answer]))
                for answer, label in _answers(question)
                if answer in published.cells
            ),
            _number(published.total),
        )
        for question, published in found.items()
    )


def _label(name: str) -> Words:
    label = str(EqualityData._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return label[:1].upper() + label[1:]


def _answers(question: str) -> list[tuple[str, Words]]:
    choices = EqualityData._meta.get_field(question).choices  # type: ignore[union-attr]
    return [*choices, ("", _("Not asked"))]  # type: ignore[misc]


def _number(people: int | None) -> str:
    return HELD_BACK if people is None else str(people)
