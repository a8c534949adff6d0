"""A planned night with a soup kitchen, an agency asked to it, and its worker."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.patrols.models import Invitation, Patrol, Segment
from wayside.patrols.parts import actions
from wayside.patrols.parts.actions import Shape
from wayside.patrols.tests import factories as weeks
from wayside.patrols.vocabulary import SegmentKind, Style
from wayside.workforce.models import Worker
from wayside.workforce.vocabulary import Grade, WorkerKind

NOW = weeks.NOW
LATE = datetime(2018, 7, 13, 23, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Town:
    """An area with a Friday night in review: soup kitchen 20:30 to 21:30, then patrol."""

    area: Area
    by: Actor
    patrol: Patrol
    soup: Segment
    agency: Agency
    worker: Membership


def town() -> Town:
    area, _ward = weeks.borough()
    by = weeks.coordinator(area)
    patrol = weeks.add_friday(weeks.week(area, by=by), by=by)
    weeks.own_place(
        patrol,
        by=by,
        label="Soup kitchen",
        style=Style.FIXED,
        fixed_start=time(20, 30),
        fixed_end=time(21, 30),
    )
    soup = Segment.objects.get(patrol=patrol, kind=SegmentKind.ENGAGEMENT)
    agency = partners.agency("Outreach", kind=AgencyKind.DRUG_AND_ALCOHOL, areas=(area,))
    worker = partners.member(Role.PARTNER_WORKER, area=area, agency=agency)
    made = Town(area, by, fresh(patrol), soup, agency, worker)
    reshape(made, soup, soup_shape(made))
    return made


def fresh(patrol: Patrol) -> Patrol:
    """The patrol as it stands, ready for actions."""
    return Patrol.objects.select_related("week__area", "week__programme").get(id=patrol.id)


def current(segment: Segment) -> Segment:
    """The segment as it stands, ready for actions."""
    found = Segment.objects.select_related("place").get(id=segment.id)
    found.patrol = fresh(found.patrol)
    return found


def soup_shape(town: Town, **fields: Any) -> Shape:
    """The soup kitchen as a form gives it."""
    given: dict[str, Any] = {
        "kind": SegmentKind.ENGAGEMENT,
        "start": time(20, 30),
        "end": time(21, 30),
        "title": "Soup kitchen",
        "place": town.soup.place,
        "meeting_point": "Church hall, side door",
        "meeting_time": time(20, 0),
        "note": "Officers come from the south.",
    }
    return Shape(**(given | fields))


def reshape(town: Town, segment: Segment, shape: Shape) -> Segment:
    """The segment, changed by the coordinator."""
    found = current(segment)
    return actions.change_segment(
        segment=found, shape=shape, by=town.by, now=NOW, expected_version=found.version
    )


def add(town: Town, kind: SegmentKind, start: time, end: time, **fields: Any) -> Segment:
    """One more part of the night."""
    shape = Shape(kind=kind, start=start, end=end, **fields)
    made = actions.add_segment(patrol=fresh(town.patrol), shape=shape, by=town.by, now=NOW)
    assert made
    return made


def invite(town: Town, agency: Agency | None = None, **fields: Any) -> Invitation:
    """An agency asked to the soup kitchen."""
    given: dict[str, Any] = {
        "segment": current(town.soup),
        "agency": agency or town.agency,
        "reply_by": date(2018, 7, 12),
        "who_to_call": "Control room, 020 7946 0100",
        "by": town.by,
        "now": NOW,
    }
    made = actions.invite_agency(**(given | fields))
    assert made
    return made


def pool_worker(town: Town, *, agency: Agency | None = None, name: str = "Ade Cole") -> Worker:
    """A partner worker in the area's pool."""
    from wayside.access.tests import factories as access

    return Worker.objects.create(
        person=access.person(name),
        area=town.area,
        agency=agency or town.agency,
        kind=WorkerKind.PARTNER,
        grade=Grade.NONE,
        joined_date=date(2018, 1, 1),
        **partners.STAMPS,
    )


def accept(town: Town, asked: Invitation, *, as_member: Membership | None = None) -> None:
    """The agency accepts, and one person comes."""
    actions.accept_invitation(
        invitation=asked,
        workers=(),
        others=("Ade Cole",),
        by=partners.actor_of(as_member or town.worker),
        now=NOW,
        expected_version=asked.version,
    )
