"""The parts of the demo's nights: the soup kitchen, partners asked to it, enforcement apart."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wayside.access.actor import Actor
from wayside.demo import cast, crew
from wayside.demo.crew import DemoWorker
from wayside.demo.players import Players, at
from wayside.patrols.models import Invitation, Patrol, PatrolPlace, Segment
from wayside.patrols.parts import actions
from wayside.patrols.parts.actions import Shape
from wayside.patrols.vocabulary import SegmentKind

WHO_TO_CALL = "The coordinator's desk, 020 7946 0100"
MEETING_POINT = "Church hall, side door"
OFFICERS_POINT, OFFICERS_TIME = "Police station yard", time(20, 30)
MESSAGE = "Officers stay on the far side of the green until you ask them over."


@dataclass(frozen=True, slots=True)
class Guest:
    """An agency that is asked, and who answers for it: comes, declines with a reason, or says
    nothing yet."""

    who: DemoWorker
    declines: str = ""
    silent: bool = False


KITCHEN, RECOVERY, HEALTH = (
    Guest(next(each for each in crew.PARTNERS if each.member == member))
    for member in (crew.BASIL, cast.PARTNER, crew.NOOR)
)
REASONS = (
    "We are short of staff that night.",
    "Our worker was seen with officers last week and would rather wait.",
)


def shape_soup_kitchen(players: Players, patrol: Patrol, now: datetime) -> Segment:
    """Partners meet at a point and time of their own; the caterer serves."""
    segment = patrol.segments.select_related("place").get(kind=SegmentKind.ENGAGEMENT)
    segment.patrol = patrol
    shape = Shape(
        kind=SegmentKind.ENGAGEMENT,
        start=time(21, 0),
        end=time(22, 0),
        title="Soup kitchen",
        place=segment.place,
        meeting_point=MEETING_POINT,
        officers_point=OFFICERS_POINT,
        officers_time=OFFICERS_TIME,
        meeting_time=time(20, 45),
        caterer=players.agencies["kitchen"],
        note="Hot drinks and snacks; conversations start over them.",
        observers_welcome=True,
    )
    return actions.change_segment(
        segment=segment,
        shape=shape,
        by=players.coordinator,
        now=now,
        expected_version=segment.version,
    )


def shape_enforcement(players: Players, patrol: Patrol, now: datetime) -> None:
    """The last hours of a Saturday are for men who solicit, away from any engagement."""
    _shorten(players, patrol, time(20, 0), time(0, 0), now)
    shape = Shape(
        kind=SegmentKind.ENFORCEMENT,
        start=time(0, 30),
        end=time(2, 0),
        title="Kerb crawling",
    )
    actions.add_segment(patrol=patrol, shape=shape, by=players.coordinator, now=now)


def shape_outreach(players: Players, patrol: Patrol, place: PatrolPlace, now: datetime) -> Segment:
    """A Saturday begins with the drug and alcohol worker's round."""
    _shorten(players, patrol, time(22, 0), time(2, 0), now)
    shape = Shape(
        kind=SegmentKind.ENGAGEMENT,
        start=time(20, 30),
        end=time(21, 30),
        title="Outreach round",
        place=place,
        meeting_point="Library steps",
        meeting_time=time(20, 15),
    )
    made = actions.add_segment(patrol=patrol, shape=shape, by=players.coordinator, now=now)
    if made is None:
        raise RuntimeError("The form of a part came twice.")
    return made


def _shorten(players: Players, patrol: Patrol, start: time, end: time, now: datetime) -> None:
    whole = patrol.segments.get()
    whole.patrol = patrol
    shape = Shape(kind=SegmentKind.PATROL, start=start, end=end)
    actions.change_segment(
        segment=whole,
        shape=shape,
        by=players.coordinator,
        now=now,
        expected_version=whole.version,
    )


def invite(players: Players, segment: Segment, guest: Guest, now: datetime) -> Invitation:
    """Ask an agency, by the Wednesday before the night."""
    night = segment.patrol.date
    made = actions.invite_agency(
        segment=segment,
        agency=players.agencies[guest.who.agency],
        reply_by=night - timedelta(days=(night.weekday() - 2) % 7),
        who_to_call=WHO_TO_CALL,
        message=MESSAGE,
        by=players.coordinator,
        now=now,
    )
    if made is None:
        raise RuntimeError("The form of an invitation came twice.")
    return made


def answer(players: Players, invitation: Invitation, guest: Guest, now: datetime) -> None:
    """Somebody of the agency answers, unless they have not yet."""
    if guest.silent or guest.who.member is None:
        return
    by: Actor = players.act(guest.who.member)
    version = invitation.version
    if guest.declines:
        actions.decline_invitation(
            invitation=invitation, reason=guest.declines, by=by, now=now, expected_version=version
        )
        return
    actions.accept_invitation(
        invitation=invitation,
        workers=[players.worker(guest.who).id],
        others=[],
        by=by,
        now=now,
        expected_version=version,
    )


def usual_guests(night: date) -> tuple[Guest, ...]:
    """The caterer always comes, the others mostly."""
    number = night.isocalendar().week
    recovery = Guest(RECOVERY.who, declines=REASONS[0]) if number % 7 == 3 else RECOVERY
    if number % 4 == 1:
        return KITCHEN, recovery, HEALTH
    if number % 4 == 2:
        return KITCHEN, recovery, Guest(HEALTH.who, declines=REASONS[number % 3 == 0])
    return KITCHEN, recovery


def entertain(players: Players, patrol: Patrol, now: datetime) -> None:
    """A Friday's soup kitchen with its guests, asked and answering over the days after."""
    segment = shape_soup_kitchen(players, patrol, now)
    for number, guest in enumerate(usual_guests(patrol.date)):
        asked = invite(players, segment, guest, now + timedelta(minutes=5))
        answer(players, asked, guest, at(now.date() + timedelta(days=1 + number), 11))
