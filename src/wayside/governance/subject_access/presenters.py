"""A request and its pieces, as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayside.governance.models import AccessItem, AccessRequest
from wayside.governance.subject_access.collecting import field_of, kind_of
from wayside.governance.subject_access.law import exemptions
from wayside.governance.subject_access.rules import ACCESS, BUTTONS, RUNNING
from wayside.governance.subject_access.vocabulary import AccessState, Decision
from wayside.web.components.text import Colour
from wayside.web.states import Transition

COLOURS: dict[str, Colour] = {
    AccessState.RELEASED: "green",
    AccessState.DELIVERED: "grey",
    AccessState.WITHDRAWN: "grey",
}
OF_DECISION: dict[str, Colour] = {
    Decision.WAITING: "yellow",
    Decision.GIVE: "green",
    Decision.PART: "orange",
    Decision.WITHHOLD: "red",
}


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One piece: from which record, what it says, what is decided, and on which ground."""

    item: AccessItem
    kind: str
    label: str
    colour: Colour
    ground: str


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request: its colour, whether it is late, and the steps for whoever looks."""

    request: AccessRequest
    colour: Colour
    is_late: bool
    may_extend: bool
    buttons: tuple[Transition, ...]


def of_request(
    request: AccessRequest,
    *,
    today: date,
    deciders: Iterable[UUID | None] = (),
    me: UUID | None = None,
) -> ShownRequest:
    """A request; who decided about a piece cannot release it."""
    running = request.state in RUNNING
    decided = me in set(deciders)
    steps = [each for each in ACCESS.steps_from(request.state) if each.verb in BUTTONS]
    if request.waiting:
        steps = [each for each in steps if each.verb != "send"]
    if decided:
        steps = [each for each in steps if each.verb != "release"]
    late = running and request.due_date < today
    return ShownRequest(
        request,
        "red" if late else COLOURS.get(request.state, "yellow"),
        late,
        running and not late and not request.longer_because,
        tuple(steps),
    )


def of_items(items: Iterable[AccessItem]) -> tuple[ShownItem, ...]:
    """The pieces, those that wait first."""
    rows = sorted(items, key=lambda each: (each.decision != Decision.WAITING, each.position))
    return tuple(
        ShownItem(
            each,
            kind_of(each.model),
            field_of(each.model, each.field),
            OF_DECISION[each.decision],
            exemptions()[each.code].use if each.code and each.decision in _HELD else "",
        )
        for each in rows
    )


_HELD = (Decision.PART, Decision.WITHHOLD)
