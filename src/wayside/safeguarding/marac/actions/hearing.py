"""Research of each agency, the minutes of a case, and that it was heard."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import uuid4

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.safeguarding.marac import queries
from wayside.safeguarding.marac.actions.cases import step_case
from wayside.safeguarding.marac.permissions import RUN_MARAC, SIT_AT_MARAC
from wayside.safeguarding.marac.vocabulary import CaseState, MeetingState
from wayside.safeguarding.models import AgencyResearch, AgendaItem, MaracCase
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

RESEARCHED = ("known", "proposes", "nothing_known", "is_ready")


@dataclass(frozen=True, slots=True)
class Research:
    """What an agency knows and proposes, and whether it is to be shared at the meeting."""

    known: str
    proposes: str = ""
    nothing_known: bool = False
    is_ready: bool = False


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was said of a case: the risks, what the victim wants and is told, and the IDVA."""

    risks: str = ""
    minutes: str = ""
    wants: str = ""
    will_be_told: str = ""
    idva: str = ""


@transaction.atomic
def write_research(
    *, item: AgendaItem, research: Research, expected_version: int, by: Actor, now: datetime
) -> AgencyResearch:
    """Write one's own agency's research; version 0 is for the first.

    Raises:
        NotNow: the case was heard, or nothing is said.
        Collision: a colleague wrote it since.
    """
    require(by, SIT_AT_MARAC)
    if item.heard_at is not None:
        raise NotNow(_("This case was heard: bring what is new to the coordinator."))
    if not research.nothing_known and not research.known.strip():
        raise NotNow(_("Write what your agency knows, or that it knows nothing."))
    held = queries.own_research(item, by)
    if (held.version if held else 0) != expected_version:
        raise Collision(held)
    if held is None:
        held = AgencyResearch(
            id=uuid4(),
            controller_id=by.controller_id,
            marac_id=item.marac_id,
            case_id=item.case_id,
            item=item,
            by_id=by.member_id,
            created_at=now,
            updated_at=now,
            **asdict(research),
        )
        held.save(force_insert=True)
    else:
        for name in RESEARCHED:
            setattr(held, name, getattr(research, name))
        held.by_id = by.member_id
        fields = (*RESEARCHED, "by")
        save_versioned(held, expected_version=expected_version, now=now, fields=fields)
    said = ("known", "proposes", "is_ready")
    told(held, "safeguarding.write_research", Operation.COLLECTION, by, now, fields=said)
    return held


@transaction.atomic
def write_minutes(
    *, item: AgendaItem, minutes: Minutes, expected_version: int, by: Actor, now: datetime
) -> AgendaItem:
    """Write the minutes of a case.

    Raises:
        NotNow: the meeting has not begun, or the case is closed.
        Collision: somebody else wrote them since.
    """
    require(by, RUN_MARAC)
    check_begun(item)
    if item.version != expected_version:
        raise Collision(item)
    fields = tuple(asdict(minutes))
    for name, value in asdict(minutes).items():
        setattr(item, name, value)
    save_versioned(item, expected_version=expected_version, now=now, fields=fields)
    told(item, "safeguarding.write_minutes", Operation.COLLECTION, by, now, fields=fields)
    return item


@transaction.atomic
def hear_case(*, item: AgendaItem, by: Actor, now: datetime) -> AgendaItem:
    """Note that a case was heard. Where nothing was agreed to do, it closes at once.

    Raises:
        NotNow: the meeting has not begun, or the case was heard.
    """
    require(by, RUN_MARAC)
    check_begun(item)
    if item.heard_at is not None:
        raise NotNow(_("This case was heard already."))
    held = MaracCase.objects.select_for_update().get(id=item.case_id)
    step_case(held, "hear", held.version, now)
    item.heard_at = now
    save_versioned(item, expected_version=item.version, now=now, fields=("heard_at",))
    told(item, "safeguarding.hear_case", Operation.ALTERATION, by, now, fields=("heard_at",))
    end_if_done(held, by, now)
    return item


def check_begun(item: AgendaItem) -> None:
    """Raises:
    NotNow: the meeting has not begun, or the listing is closed.
    """
    if item.meeting.state not in (MeetingState.BEGUN, MeetingState.HELD):
        raise NotNow(_("Begin the meeting first."))
    if item.closed_at is not None:
        raise NotNow(_("This case is closed. Open it again first."))


def end_if_done(case: MaracCase, by: Actor, now: datetime) -> bool:
    """Close the case where no action is open any more; the database does it once, whoever comes
    together. Whether this was the one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.end_marac_case(%s)", [case.id])
        ended = bool(cursor.fetchone()[0])
    if ended:
        case.state = CaseState.CLOSED
        fields = ("state",)
        told(case, "safeguarding.end_case", Operation.ALTERATION, by, now, fields=fields)
    return ended
