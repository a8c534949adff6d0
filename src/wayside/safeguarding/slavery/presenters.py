"""A case in words and colours, the ways on, and the file of a notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wayside.people.models import Person
from wayside.safeguarding.models import NrmCase
from wayside.safeguarding.paths.presenters import Way, ways
from wayside.safeguarding.slavery import rules
from wayside.safeguarding.slavery.rules import BEFORE_REFERRAL, NRM, Categories
from wayside.safeguarding.slavery.vocabulary import Exploitation, Indicator, NrmState
from wayside.web.components.text import Colour
from wayside.web.states import Words

TEMPLATE = Path(__file__).parent / "typst" / "ms1.typ"
COLOURS: dict[str, Colour] = {
    NrmState.SEEN: "yellow",
    NrmState.REFUSED: "orange",
    NrmState.MADE: "orange",
    NrmState.RECOVERY: "green",
    NrmState.CONCLUSIVE: "green",
    NrmState.CLOSED: "grey",
}


@dataclass(frozen=True, slots=True)
class ShownCase:
    """Where it stands, the signs in words, and the ways on."""

    case: NrmCase
    colour: Colour
    kinds: tuple[Words, ...]
    indicators: tuple[Words, ...]
    is_child: bool
    ways: tuple[Way, ...]
    is_open: bool


def shown(case: NrmCase, person: Person) -> ShownCase:
    """The whole of it. Whether it is a child's is asked of the record until it was referred."""
    before = case.state in BEFORE_REFERRAL or case.state == NrmState.CLOSED
    is_child = person.is_child if before else case.is_child
    hidden = rules.hidden_steps(
        case.state,
        is_child=is_child,
        must_notify=rules.must_notify(case.responder),
        to_tell=case.to_tell,
    )
    return ShownCase(
        case,
        COLOURS.get(case.state, "blue"),
        tuple(Exploitation(each).label for each in case.kinds),
        tuple(Indicator(each).label for each in case.indicators),
        is_child,
        ways(NRM, case.state, "nrm", [person.id], hidden=hidden),
        case.state != NrmState.CLOSED,
    )


def lines(said: Categories) -> Sequence[tuple[str, str]]:
    """What a notice says, line by line."""
    group = said.nationality.label if said.nationality else _("Not said: too few people")
    return (
        (_("People"), _("One adult, who did not agree to be named")),
        (_("Month"), f"{said.month:%m/%Y}"),
        (_("Region"), str(said.region.label)),
        (_("Exploitation"), "; ".join(str(each.label) for each in said.kinds)),
        (_("Signs"), "; ".join(str(each.label) for each in said.indicators)),
        (_("Nationality"), str(group)),
    )


def paper(said: Categories) -> dict[str, Any]:
    """The file's data, words and all."""
    return {
        "title": _("Duty to notify: modern slavery (MS1)"),
        "lead": _("Modern Slavery Act 2015, section 52. An adult who did not agree to a referral."),
        "lines": [list(each) for each in lines(said)],
        "note": _("This notice is made of categories alone. It holds no identity."),
    }


def stamped(said: Categories) -> datetime:
    """When a file says that it was made: the month, no day."""
    return datetime(said.month.year, said.month.month, 1, tzinfo=UTC)
