"""Handovers as the inbox shows them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.sharing.handovers import queries
from wayside.sharing.handovers.actions import Version
from wayside.sharing.handovers.rules import OPEN
from wayside.sharing.handovers.vocabulary import HandoverState
from wayside.sharing.models import Handover
from wayside.sharing.reach import lines

COLOURS = {
    HandoverState.SENT: "blue",
    HandoverState.RECEIVED: "yellow",
    HandoverState.TAKEN_UP: "green",
    HandoverState.ANSWERED: "grey",
    HandoverState.PASSED_ON: "grey",
}
HOUR = 3600
HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Row:
    """One handover: how old it is, when it is due, who has it."""

    id: UUID
    kind: str
    from_whom: str
    to_whom: str
    meant_for: str
    sent_at: datetime
    age: str
    deadline_at: datetime
    is_late: bool
    state: str
    colour: str
    owner: str
    is_corrected: bool


def row(handover: Handover, *, now: datetime) -> Row:
    """A handover as a row, for a moment."""
    sender, meant_for = handover.receipt.agency, handover.receipt.to_agency
    is_elsewhere = meant_for is not None and meant_for != handover.to_agency
    return Row(
        id=handover.id,
        kind=handover.get_kind_display(),
        from_whom=sender.name if sender else _("The public"),
        to_whom=handover.to_agency.name if handover.to_agency else _("Safeguarding leads"),
        meant_for=meant_for.name if meant_for and is_elsewhere else "",
        sent_at=handover.sent_at,
        age=_age(handover.receipt.sent_at, now),
        deadline_at=handover.deadline_at,
        is_late=handover.state in OPEN and handover.deadline_at < now,
        state=handover.get_state_display(),
        colour=COLOURS[HandoverState(handover.state)],
        owner=handover.owner.person.name if handover.owner else "",
        is_corrected=queries.is_corrected(handover),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """One version of what a handover says, without the number or address: it is asked for."""

    number: int
    written_at: datetime
    text: str
    lines: list[tuple[str, str]]


def said(version: Version) -> Said:
    """A version as it is shown."""
    content = version.content
    return Said(version.number, version.written_at, str(content.get("text", "")), lines(content))


def _age(sent_at: datetime, now: datetime) -> str:
    hours = max(0, int((now - sent_at).total_seconds() // HOUR))
    if hours < 2 * HOURS_A_DAY:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = hours // HOURS_A_DAY
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
