"""Erasures in words: where each stands, and what whoever looks may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps

from wayside.access.actor import Actor
from wayside.governance.erasure.actions import Looked
from wayside.governance.erasure.permissions import APPROVE_ERASURES, LOOK_AT_DUE
from wayside.governance.erasure.rules import RUNNING
from wayside.governance.erasure.vocabulary import ErasureState
from wayside.governance.models import Erasure
from wayside.web.components.text import Colour

COLOURS: dict[str, Colour] = {
    ErasureState.DUE: "yellow",
    ErasureState.KEPT: "blue",
    ErasureState.AWAITING: "yellow",
    ErasureState.APPROVED: "orange",
}


@dataclass(frozen=True, slots=True)
class ShownErasure:
    """One line: whose record as far as that may be told, its colour, and whether to act on it."""

    erasure: Erasure
    called: str
    colour: Colour
    may_open: bool
    may_decide: bool
    total: int


def shown(found: Iterable[Looked], *, actor: Actor) -> tuple[ShownErasure, ...]:
    """The lines, what is under way first."""
    rows = [
        ShownErasure(
            each.erasure,
            each.called,
            COLOURS.get(each.erasure.state, "grey"),
            actor.may(LOOK_AT_DUE) and bool(each.called) and each.erasure.state in RUNNING,
            actor.may(APPROVE_ERASURES)
            and each.erasure.state == ErasureState.AWAITING
            and each.erasure.looked_by_id != actor.person_id,
            sum(each.erasure.counts.values()),
        )
        for each in found
    ]
    return tuple(sorted(rows, key=lambda row: row.erasure.state not in RUNNING))


def in_words(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """What was erased, by kind, the most first."""
    names = {model._meta.db_table: model._meta.verbose_name_plural for model in apps.get_models()}
    found = [(str(names.get(table, table)).capitalize(), n) for table, n in counts.items()]
    return sorted(found, key=lambda row: (-row[1], row[0]))
