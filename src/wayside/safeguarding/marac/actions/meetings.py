"""Plans meetings, makes their agendas, circulates them, and moves a meeting on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.notices.actions import send_each
from wayside.safeguarding.marac import queries, rules
from wayside.safeguarding.marac.actions.cases import step_case
from wayside.safeguarding.marac.permissions import ATTEND_MARAC, RUN_MARAC
from wayside.safeguarding.marac.rules import MEETING
from wayside.safeguarding.marac.vocabulary import MeetingState
from wayside.safeguarding.models import AgendaItem, Marac, MaracCase, MaracMeeting
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

MOST = 60
CHANGEABLE = (MeetingState.PLANNED, MeetingState.CIRCULATED, MeetingState.BEGUN)
BUTTONS = frozenset({"begin", "end", "begin_again"})


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where a meeting is, and until when agencies write their research."""

    starts_at: datetime
    research_by: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class OpenedMeeting:
    """A meeting with its agenda, as far as it is open to whoever asks."""

    meeting: MaracMeeting
    items: tuple[AgendaItem, ...]


@look
def list_meetings(*, marac: Marac, by: Actor, now: datetime) -> tuple[MaracMeeting, ...]:
    """List the meetings of one's MARAC, the latest first."""
    require(by, ATTEND_MARAC)
    told(MaracMeeting, "safeguarding.list_meetings", Operation.CONSULTATION, by, now)
    return tuple(queries.meetings(marac)[:MOST])


@look
def open_meeting(*, meeting: MaracMeeting, by: Actor, now: datetime) -> OpenedMeeting:
    """Open a meeting and its agenda."""
    require(by, ATTEND_MARAC)
    told(meeting, "safeguarding.open_meeting", Operation.CONSULTATION, by, now)
    return OpenedMeeting(meeting, tuple(queries.items(meeting)))


@transaction.atomic
def plan_meeting(
    *, marac: Marac, plan: Plan, form_id: UUID, by: Actor, now: datetime
) -> MaracMeeting:
    """Plan a meeting; the form of one id plans one.

    Raises:
        NotNow: it lies in the past, or research would be due after it.
    """
    require(by, RUN_MARAC)
    there = queries.meeting(form_id)
    if there is not None:
        return there
    check_plan(plan, now)
    made = MaracMeeting(
        id=form_id,
        controller_id=marac.controller_id,
        marac_id=marac.id,
        starts_at=plan.starts_at,
        research_by=plan.research_by,
        place=plan.place,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    told(made, "safeguarding.plan_meeting", Operation.COLLECTION, by, now, fields=("starts_at",))
    return made


@transaction.atomic
def put_on_agenda(
    *, meeting: MaracMeeting, case: MaracCase, by: Actor, now: datetime
) -> AgendaItem:
    """Put a case at the end of an agenda. Pressed twice, it stands there once.

    Raises:
        NotNow: the meeting is over, or the case is not to be listed.
    """
    require(by, RUN_MARAC)
    lock(meeting)
    there = AgendaItem.objects.filter(meeting=meeting.id, case=case.id).first()
    if there is not None:
        return there
    if meeting.state not in CHANGEABLE or case.marac_id != meeting.marac_id:
        raise NotNow(_("This meeting is over, or is not of this MARAC."))
    step_case(case, "list", case.version, now)
    made = AgendaItem(
        controller_id=meeting.controller_id,
        marac_id=meeting.marac_id,
        case=case,
        meeting=meeting,
        number=queries.last_place(meeting) + 1,
        wants=case.wants,
        idva=case.idva,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    told(made, "safeguarding.put_on_agenda", Operation.COLLECTION, by, now, fields=("number",))
    return made


@transaction.atomic
def take_off_agenda(*, item: AgendaItem, by: Actor, now: datetime) -> None:
    """Take a case off that was not heard and of which nothing was written yet.

    Raises:
        NotNow: it was heard, or an action or research stands there.
    """
    require(by, RUN_MARAC)
    lock(item.meeting)
    if item.heard_at or item.actions.exists() or item.meeting.state not in CHANGEABLE[:1]:
        raise NotNow(_("The agenda was circulated: hear the case, if only to put it off."))
    step_case(item.case, "unlist", item.case.version, now)
    told(item, "safeguarding.take_off_agenda", Operation.ALTERATION, by, now, fields=("number",))
    item.delete()


@transaction.atomic
def reorder_agenda(*, item: AgendaItem, places: int, by: Actor, now: datetime) -> None:
    """Move a case so many places down, or up where the number is negative.

    Raises:
        NotNow: the meeting is over.
    """
    require(by, RUN_MARAC)
    meeting = item.meeting
    lock(meeting)
    if meeting.state not in CHANGEABLE:
        raise NotNow(_("This meeting is over."))
    held = {each.id: each for each in queries.items(meeting)}
    order = rules.moved(list(held), item.id, places)
    places_of = sorted(each.number for each in held.values())
    for number, key in zip(places_of, order, strict=True):
        each = held[key]  # type: ignore[index]
        if each.number != number:
            each.number = number
            save_versioned(each, expected_version=each.version, now=now, fields=("number",))
    told(item, "safeguarding.reorder_agenda", Operation.ALTERATION, by, now, fields=("number",))


@transaction.atomic
def circulate_agenda(
    *, meeting: MaracMeeting, expected_version: int, by: Actor, now: datetime
) -> MaracMeeting:
    """Circulate it: from this moment representatives see the cases. They are told that there is
    an agenda, and nobody's name.

    Raises:
        NotNow: nothing stands on it, or it was circulated.
        Collision: somebody else moved the meeting.
    """
    require(by, RUN_MARAC)
    lock(meeting)
    cases = queries.items(meeting).count()
    rules.check_can_circulate(cases)
    meeting.circulated_at = now
    step_meeting(meeting, "circulate", expected_version, now, "circulated_at")
    fields = ("state",)
    action = "safeguarding.circulate_agenda"
    told(meeting, action, Operation.DISCLOSURE, by, now, fields=fields, count=cases)
    agencies = queries.agencies_at(meeting.marac_id).values_list("id", flat=True)
    people = queries.representatives(agencies, now=now).values_list("person_id", flat=True)
    send_each(
        to=people,
        subject=_("An agenda of the MARAC"),
        body=_("An agenda waits in Wayside. This message names nobody."),
        about=meeting,
        path=reverse("safeguarding:marac_meeting", args=[meeting.id]),
        key=f"marac:{meeting.id}:circulated",
        by=by,
        now=now,
    )
    return meeting


@transaction.atomic
def move_meeting(
    *, meeting: MaracMeeting, verb: str, expected_version: int, by: Actor, now: datetime
) -> MaracMeeting:
    """Begin a meeting, end it once every case was heard, or go on with it.

    Raises:
        NotNow: its state does not allow it, or cases were not heard.
        Collision: somebody else moved it.
    """
    require(by, RUN_MARAC)
    if verb not in BUTTONS:
        raise NotNow(_("This step has a page of its own."))
    if verb == "end":
        rules.check_all_heard(queries.items(meeting).filter(heard_at=None).count())
    step_meeting(meeting, verb, expected_version, now)
    told(meeting, "safeguarding.move_meeting", Operation.ALTERATION, by, now, fields=("state",))
    return meeting


def check_plan(plan: Plan, now: datetime) -> None:
    """Raises:
    NotNow: it lies in the past, or research would be due after it.
    """
    if plan.starts_at <= now:
        raise NotNow(_("Choose a time to come."))
    if plan.research_by > day_of(plan.starts_at):
        raise NotNow(_("Research is due before the meeting, or on its day."))


def step_meeting(
    meeting: MaracMeeting, verb: str, expected_version: int, now: datetime, *more: str
) -> None:
    """Take the step of the table, and save what else it changes.

    Raises:
        NotNow: its state does not allow it.
        Collision: somebody else moved it since.
    """
    if meeting.version != expected_version:
        raise Collision(meeting)
    meeting.state = MEETING.check_can(meeting.state, verb).target
    fields = ("state", *more)
    save_versioned(meeting, expected_version=expected_version, now=now, fields=fields)


def lock(meeting: MaracMeeting) -> None:
    """Whoever changes an agenda at the same time waits: places are given once."""
    MaracMeeting.objects.select_for_update().filter(id=meeting.id).values_list("id").first()
