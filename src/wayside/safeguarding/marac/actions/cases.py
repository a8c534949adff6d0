"""Lists and opens cases, takes them on, confirms repeats, and sends them on to another MARAC."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record, told
from wayside.safeguarding.marac import queries, tokens
from wayside.safeguarding.marac.permissions import ATTEND_MARAC, RUN_MARAC
from wayside.safeguarding.marac.rules import CASE
from wayside.safeguarding.marac.vocabulary import CaseState, Repeat
from wayside.safeguarding.models import (
    AgencyResearch,
    AgendaItem,
    Marac,
    MaracAction,
    MaracCase,
)
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

BUTTONS = frozenset({"accept", "decline", "look_again", "reopen"})
COPIED = (
    "delivery_id",
    "is_police",
    "criteria",
    "instrument",
    "score",
    "reasons",
    "victim_name",
    "victim_born",
    "harmers",
    "account",
    "wants",
    "told",
    "told_words",
    "basis",
    "necessity",
    "proportionality",
    "idva",
    "children",
    "minoritised",
    "lgbt",
    "disabled",
    "male",
    "victim_16_17",
    "harmer_under_18",
)


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case with its latest listing, what agencies shared, its actions, and, for the coordinator
    alone, the earlier cases that it may repeat."""

    case: MaracCase
    item: AgendaItem | None
    research: tuple[AgencyResearch, ...]
    actions: tuple[MaracAction, ...]
    repeats: tuple[MaracCase, ...]


@look
def list_cases(*, marac: Marac, by: Actor, now: datetime) -> tuple[MaracCase, ...]:
    """List the cases of one's MARAC: a representative's, those that are open to it."""
    require(by, ATTEND_MARAC)
    found = tuple(queries.cases(marac))
    action = "safeguarding.list_cases"
    told(MaracCase, action, Operation.CONSULTATION, by, now, count=len(found))
    return found


@look
def open_case(*, case: MaracCase, by: Actor, now: datetime) -> OpenedCase:
    """Open a case, as the coordinator or as a representative to whom it is open."""
    require(by, ATTEND_MARAC)
    told(case, "safeguarding.open_case", Operation.CONSULTATION, by, now)
    item = queries.current_item(case)
    return OpenedCase(
        case,
        item,
        tuple(queries.research(item)) if item else (),
        tuple(queries.actions_of(case)),
        tuple(queries.repeats(case)) if by.may(RUN_MARAC) else (),
    )


@transaction.atomic
def move_case(
    *, case: MaracCase, verb: str, expected_version: int, by: Actor, now: datetime
) -> MaracCase:
    """Take it on, or not; look at it again, or open it again.

    Raises:
        NotNow: its state does not allow it.
        Collision: somebody else moved it since.
    """
    require(by, RUN_MARAC)
    if verb not in BUTTONS:
        raise NotNow(_("This step has a page of its own."))
    step_case(case, verb, expected_version, now)
    told(case, "safeguarding.move_case", Operation.ALTERATION, by, now, fields=("state",))
    return case


@transaction.atomic
def decide_repeat(
    *, case: MaracCase, of: MaracCase | None, expected_version: int, by: Actor, now: datetime
) -> MaracCase:
    """Say of which earlier case it is a repeat, or that those found are not the same.

    Raises:
        NotNow: that case was not found as an earlier one of the same two.
        Collision: somebody else wrote the case since.
    """
    require(by, RUN_MARAC)
    if of is not None and not queries.repeats(case).filter(id=of.id).exists():
        raise NotNow(_("That is no earlier case of the same two within twelve months."))
    case.repeat = Repeat.YES if of else Repeat.NO
    case.repeat_of_id = of.id if of else None
    fields = ("repeat", "repeat_of")
    save_versioned(case, expected_version=expected_version, now=now, fields=fields)
    told(case, "safeguarding.decide_repeat", Operation.ALTERATION, by, now, fields=fields)
    return case


@transaction.atomic
def transfer_case(
    *,
    case: MaracCase,
    marac_id: UUID,
    form_id: UUID,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> UUID:
    """Send a case on to the MARAC of another area, which gets a copy to take on; here it is
    closed to representatives at once. The id of the copy.

    Raises:
        NotNow: its state does not allow it, or there is no such MARAC.
        Collision: somebody else moved it since.
    """
    require(by, RUN_MARAC)
    to = next((each for each in queries.other_maracs() if each[0] == marac_id), None)
    if to is None:
        raise NotNow(_("Choose the MARAC that it goes to."))
    if case.actions.filter(state="open").exists():
        raise NotNow(_("Actions are open here. Answer them first, or say they are not needed."))
    step_case(case, "transfer", expected_version, now)
    case.items.filter(closed_at=None).update(closed_at=now, updated_at=now)
    copy = MaracCase(
        id=form_id or uuid4(),
        controller_id=to[2],
        marac_id=marac_id,
        from_agency_id=case.controller_id,
        transferred_from_id=case.id,
        state=CaseState.REFERRED,
        received_at=now,
        created_at=now,
        updated_at=now,
        **{name: getattr(case, name) for name in COPIED},
    )
    copy.save(force_insert=True)
    for token in tokens.made_for(copy, (case.victim_name, case.victim_born), case.harmers):
        token.save(force_insert=True)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        action="safeguarding.transfer_case",
        record_type=case._meta.label,
        record_id=case.id,
        controller_id=by.agency_id,
        fields=("state",),
        recipients=(to[2],),
        now=now,
    )
    return copy.id


def step_case(case: MaracCase, verb: str, expected_version: int, now: datetime) -> None:
    """Take the step of the table.

    Raises:
        NotNow: its state does not allow it.
        Collision: somebody else moved it since.
    """
    if case.version != expected_version:
        raise Collision(case)
    case.state = CASE.check_can(case.state, verb).target
    fields = ["state"]
    if verb == "hear":
        case.heard_at = now
        fields.append("heard_at")
    if verb == "reopen":
        case.closed_at = None
        fields.append("closed_at")
    save_versioned(case, expected_version=expected_version, now=now, fields=fields)
