"""The page of a night's parts, and its one line on the week's card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.patrols.models import Disruption, Invitation, Patrol, Segment
from wayside.patrols.parts import rules
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.queries import segments_by_patrol
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.permissions import VIEW_WHOLE_AREA
from wayside.patrols.presenters.words import officers_meeting
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.components.text import Colour

KINDS: dict[str, Colour] = {
    SegmentKind.PATROL: "blue",
    SegmentKind.ENGAGEMENT: "teal",
    SegmentKind.ENFORCEMENT: "orange",
}
ANSWERS: dict[str, Colour] = {
    InvitationState.INVITED: "yellow",
    InvitationState.ACCEPTED: "green",
    InvitationState.DECLINED: "red",
    InvitationState.WITHDRAWN: "grey",
}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """An agency asked, and its answer."""

    id: UUID
    agency: str
    answer: str | Promise
    colour: Colour
    told: str
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the night."""

    id: UUID
    version: int
    name: str
    kind: str | Promise
    colour: Colour
    times: str
    place: str
    left: str
    meeting: str
    officers: str
    caterer: str
    note: str
    asked: tuple[AskedRow, ...]
    observers: tuple[tuple[UUID, str], ...]
    can_invite: bool
    can_observe: bool


@dataclass(frozen=True, slots=True)
class NightPage:
    """All that the page draws."""

    patrol_id: UUID
    title: str
    parts: tuple[PartRow, ...]
    clothes_by: str
    clothes_at: datetime | None
    can_shape: bool
    can_move: bool
    upsets: tuple[str, ...]


def night_page(
    patrol: Patrol, segments: Sequence[Segment], asked: Iterable[Invitation], *, now: datetime
) -> NightPage:
    """A night with everybody who is asked to it."""
    rows = list(asked)
    can_shape = rules.can_shape(patrol.week.state, patrol.state)
    by = patrol.plain_clothes_by
    return NightPage(
        patrol_id=patrol.id,
        title=_("Parts of %s") % patrol_name(patrol),
        parts=tuple(
            _part(each, [row for row in rows if row.segment_id == each.id], can_shape)
            for each in segments
        ),
        clothes_by=by.name if by else "",
        clothes_at=patrol.plain_clothes_at,
        can_shape=can_shape,
        can_move=patrol.state in BEFORE_GOING_OUT and patrol.starts_at > now,
        upsets=tuple(_upset(each) for each in patrol.disruptions.all()),
    )


def _part(segment: Segment, asked: Sequence[Invitation], can_shape: bool) -> PartRow:
    engagement = segment.kind == SegmentKind.ENGAGEMENT
    return PartRow(
        id=segment.id,
        version=segment.version,
        name=str(segment),
        kind=segment.get_kind_display(),
        colour=KINDS[segment.kind],
        times=times_of(segment),
        place=segment.place.label if segment.place else "",
        left=left_by_place(segment),
        meeting=meeting_of(segment),
        officers=officers_meeting(segment),
        caterer=segment.caterer.name if segment.caterer else "",
        note=segment.note,
        asked=tuple(_asked(each) for each in asked),
        observers=tuple(
            (each.id, f"{each}, {each.get_state_display()}") for each in segment.observers.all()
        ),
        can_invite=can_shape and engagement,
        can_observe=can_shape and segment.observers_welcome,
    )


def _asked(invitation: Invitation) -> AskedRow:
    people = ", ".join(each.name for each in invitation.attendees.all())
    told = people or invitation.declined_because or invitation.withdrawn_because
    if invitation.state == InvitationState.INVITED:
        told = _("asked to answer by %s") % format_date(invitation.reply_by_date, "l j F")
    return AskedRow(
        id=invitation.id,
        agency=invitation.agency.name,
        answer=invitation.get_state_display(),
        colour=ANSWERS[invitation.state],
        told=told,
        can_withdraw=rules.INVITATION.can(invitation.state, "withdraw"),
    )


def left_by_place(segment: Segment) -> str:
    """That its place has another time now, and a question; blank where both go together."""
    planned = segment.left_by_place
    if planned is None:
        return ""
    return _(
        "“%(part)s” was shaped by hand and stays %(own)s. Its place is planned for %(start)s to "
        "%(end)s now. Should the part follow? Then change it, and whoever is asked to it is told."
    ) % {
        "part": segment,
        "own": times_of(segment),
        "start": rules.clock(planned.starts_at),
        "end": rules.clock(planned.ends_at),
    }


def times_of(segment: Segment) -> str:
    """ "20:00 to 21:30"."""
    return _("%(start)s to %(end)s") % {
        "start": rules.clock(segment.starts_at),
        "end": rules.clock(segment.ends_at),
    }


def meeting_of(segment: Segment) -> str:
    """When and where partners meet; blank where they do not."""
    if not segment.meeting_at:
        return ""
    return _("%(time)s, %(point)s") % {
        "time": rules.clock(segment.meeting_at),
        "point": segment.meeting_point,
    }


def _upset(disruption: Disruption) -> str:
    return _(
        "%(what)s, %(kind)s: %(reason)s. %(days)s days' notice, £%(cost)s of pay committed."
    ) % {
        "what": disruption.get_upset_display(),
        "kind": str(disruption.get_kind_display()).lower(),
        "reason": disruption.reason.rstrip("."),
        "days": disruption.notice_days,
        "cost": f"{disruption.cost_pence / 100:,.2f}",
    }


@dataclass(frozen=True, slots=True)
class PartsLine:
    """A night's parts in one line, for its card in the week."""

    told: str
    clothes: str
    can_open: bool


def part_lines(patrols: Iterable[Patrol], *, actor: Actor, area_id: UUID) -> dict[UUID, PartsLine]:
    """The lines of a week's nights, in one query; a part's name may be that of a place, so
    whoever sees one ward alone gets none."""
    if not actor.may(VIEW_WHOLE_AREA, area_id=area_id):
        return {}
    nights = list(patrols)
    found = segments_by_patrol(nights)
    return {
        patrol.id: PartsLine(
            told=" · ".join(
                f"{rules.clock(each.starts_at)} {each}" for each in found.get(patrol.id, ())
            ),
            clothes="" if patrol.plain_clothes_at else _("Plain clothes not confirmed."),
            can_open=actor.may(SHAPE_NIGHTS, area_id=area_id),
        )
        for patrol in nights
    }
