"""Who is around somebody, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.people.models import Relation
from wayside.people.relations.queries import Around, Window
from wayside.people.relations.vocabulary import Coercion, WindowKind
from wayside.web.components.text import Colour
from wayside.web.states import Words

DO: dict[WindowKind, Promise] = {
    WindowKind.AHEAD: _(
        "Ask beforehand what this person would want to do while they are away, and what they need."
    ),
    WindowKind.AWAY: _(
        "Now is a chance: ask what this person would want to do while they are away, such as a "
        "move, treatment, papers or a report."
    ),
    WindowKind.RELEASE_NEAR: _(
        "Before the release: agree with this person on safety at home, safe contact, who is told, "
        "and where to go on the day."
    ),
    WindowKind.RELEASED: _(
        "They may be out. Recheck every way to reach this person before you use it."
    ),
}
COLOURS: dict[WindowKind, Colour] = {
    WindowKind.AHEAD: "grey",
    WindowKind.AWAY: "blue",
    WindowKind.RELEASE_NEAR: "orange",
    WindowKind.RELEASED: "red",
}


@dataclass(frozen=True, slots=True)
class ShownWindow:
    """A window, and what to do in it."""

    window: Window
    colour: Colour
    do: Words


@dataclass(frozen=True, slots=True)
class ShownAround:
    """Somebody around a person, as a card."""

    relation: Relation
    coercion: tuple[Words, ...]
    windows: tuple[ShownWindow, ...]


def shown(found: Iterable[Around]) -> tuple[ShownAround, ...]:
    """The cards."""
    return tuple(
        ShownAround(
            each.relation,
            tuple(Coercion(kind).label for kind in each.relation.coercion),
            tuple(ShownWindow(one, COLOURS[one.kind], DO[one.kind]) for one in each.windows),
        )
        for each in found
    )
