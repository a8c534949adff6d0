"""MARACs, their cases, meetings and actions, as the database shows them to whoever acts."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.queries import holding_on
from wayside.people.models import Person
from wayside.safeguarding.marac import rules, tokens
from wayside.safeguarding.marac.vocabulary import ActionState, CaseState, MeetingState
from wayside.safeguarding.models import (
    AgencyResearch,
    AgendaItem,
    Marac,
    MaracAction,
    MaracCase,
    MaracMeeting,
    MaracSeat,
)
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Disclosure
from wayside.web.clock import day_of

WAITING = (CaseState.REFERRED, CaseState.ACCEPTED)


def maracs(by: Actor) -> QuerySet[Marac]:
    """Those that one's agency runs or sits at."""
    return Marac.objects.select_related("area", "controller").order_by("name", "id")


def own_marac(by: Actor) -> Marac | None:
    """The one that one's agency runs."""
    return maracs(by).filter(controller=by.agency_id).first()


def marac_for(by: Actor) -> Marac | None:
    """The one to refer to: of an area that one works in, else any with a seat."""
    found = list(maracs(by))
    return next((each for each in found if each.area_id in by.area_ids), None) or next(
        iter(found), None
    )


def other_maracs() -> list[tuple[UUID, str, UUID]]:
    """The id, name and coordinating agency of every other MARAC: where a case may be sent on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name, controller_id FROM support.other_maracs()")
        return list(cursor.fetchall())


def seats(marac: Marac) -> QuerySet[MaracSeat]:
    """Who sits there now."""
    return marac.seats.filter(ended_at=None).select_related("agency").order_by("agency__name")


def agencies_at(marac_id: UUID) -> QuerySet[Agency]:
    """The agencies that sit at a MARAC."""
    held = MaracSeat.objects.filter(marac=marac_id, ended_at=None)
    return Agency.objects.filter(id__in=held.values("agency")).order_by("name")


def representatives(agencies: Iterable[UUID], *, now: datetime) -> QuerySet[Membership]:
    """Who represents these agencies today."""
    return Membership.objects.filter(
        holding_on(day_of(now)),
        agency__in=list(agencies),
        role=Role.MARAC_REPRESENTATIVE,
        account__is_active=True,
    )


def coordinators(agency_id: UUID, *, now: datetime) -> QuerySet[Membership]:
    """Who coordinates the MARAC of that agency today."""
    return Membership.objects.filter(
        holding_on(day_of(now)),
        agency=agency_id,
        role=Role.MARAC_COORDINATOR,
        account__is_active=True,
    )


def cases(marac: Marac) -> QuerySet[MaracCase]:
    """The cases of a MARAC that whoever acts may see, the earliest received first."""
    found = MaracCase.objects.filter(marac=marac.id)
    return found.select_related("from_agency").order_by("received_at", "id")


def case(case_id: UUID) -> MaracCase | None:
    """One case."""
    return MaracCase.objects.select_related("marac", "from_agency").filter(id=case_id).first()


def referrals_of(person: Person) -> QuerySet[MaracCase]:
    """What was referred of somebody, the latest first."""
    found = MaracCase.objects.filter(subject=person.subject_id).select_related("marac")
    return found.order_by("-received_at", "id")


def disclosures_of(cases: Iterable[MaracCase]) -> dict[UUID | None, Disclosure]:
    """The disclosures that cases came with which wait for a second person, or were declined or
    closed: by their id, for whoever referred."""
    ids = [each.delivery_id for each in cases if each.delivery_id]
    found = Disclosure.objects.filter(id__in=ids).exclude(state=DisclosureState.OPEN)
    return {each.id: each for each in found}


def repeats(held: MaracCase) -> QuerySet[MaracCase]:
    """Earlier cases of the same two, referred within twelve months before this one."""
    day = rules.repeat_since(day_of(held.received_at))
    found = tokens.same_pairs(held).filter(
        received_at__date__gte=day, received_at__lte=held.received_at
    )
    return found.exclude(state=CaseState.DECLINED).order_by("-received_at", "id")


def meetings(marac: Marac) -> QuerySet[MaracMeeting]:
    """Its meetings, the latest first."""
    found = MaracMeeting.objects.filter(marac=marac.id).order_by("-starts_at", "id")
    return found.annotate(cases=Count("items"))


def meeting(meeting_id: UUID) -> MaracMeeting | None:
    """One meeting."""
    return MaracMeeting.objects.select_related("marac").filter(id=meeting_id).first()


def items(held: MaracMeeting) -> QuerySet[AgendaItem]:
    """Its agenda."""
    found = AgendaItem.objects.filter(meeting=held.id).select_related("case__from_agency")
    return found.order_by("number", "id")


def last_place(held: MaracMeeting) -> int:
    """The last place on its agenda, also one that is hidden from whoever acts; 0 for none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.last_marac_place(%s)", [held.id])
        return int(cursor.fetchone()[0])


def others_to_come(held: MaracMeeting) -> QuerySet[MaracMeeting]:
    """The other meetings of its MARAC that have not begun, the next first."""
    states = (MeetingState.PLANNED, MeetingState.CIRCULATED)
    found = MaracMeeting.objects.filter(marac=held.marac_id, state__in=states)
    return found.exclude(id=held.id).order_by("starts_at", "id")


def item(item_id: UUID) -> AgendaItem | None:
    """One case on an agenda."""
    found = AgendaItem.objects.select_related("case__from_agency", "meeting__marac")
    return found.filter(id=item_id).first()


def current_item(held: MaracCase) -> AgendaItem | None:
    """Its latest listing."""
    found = AgendaItem.objects.filter(case=held.id).select_related("meeting")
    return found.order_by("-meeting__starts_at", "id").first()


def to_list(marac: Marac) -> QuerySet[MaracCase]:
    """Cases that may be put on an agenda."""
    return cases(marac).filter(state__in=(CaseState.ACCEPTED, CaseState.HEARD))


def research(held: AgendaItem) -> QuerySet[AgencyResearch]:
    """What agencies wrote of it, as far as whoever acts may see."""
    found = AgencyResearch.objects.filter(item=held.id).select_related("controller", "by__person")
    return found.order_by("controller__name", "id")


def own_research(held: AgendaItem, by: Actor) -> AgencyResearch | None:
    """What one's own agency wrote."""
    return AgencyResearch.objects.filter(item=held.id, controller=by.agency_id).first()


def actions_of(held: MaracCase) -> QuerySet[MaracAction]:
    """What was agreed of a case."""
    found = MaracAction.objects.filter(case=held.id).select_related("agency")
    return found.order_by("due_date", "created_at", "id")


def action(action_id: UUID) -> MaracAction | None:
    """One action."""
    found = MaracAction.objects.select_related("case", "agency", "item", "marac")
    return found.filter(id=action_id).first()


def open_actions(by: Actor) -> QuerySet[MaracAction]:
    """Open actions: of one's own agency, or of all for whom it runs the MARAC."""
    found = MaracAction.objects.filter(state=ActionState.OPEN)
    if by.role == Role.MARAC_REPRESENTATIVE:
        found = found.filter(agency=by.agency_id)
    found = found.select_related("agency", "case", "item")
    return found.order_by("due_date", "created_at", "id")


def coming(by: Actor, *, now: datetime) -> QuerySet[MaracMeeting]:
    """Meetings that are not over."""
    found = MaracMeeting.objects.exclude(state__in=(MeetingState.HELD, MeetingState.CANCELLED))
    return found.select_related("marac").order_by("starts_at", "id")


def without_research(held: MaracMeeting, by: Actor) -> int:
    """How many cases of an agenda one's agency has not written of."""
    done = AgencyResearch.objects.filter(controller=by.agency_id, is_ready=True)
    return items(held).exclude(id__in=done.values("item")).filter(closed_at=None).count()


def late(*, on: date) -> QuerySet[MaracAction]:
    """Open actions whose day has passed."""
    return MaracAction.objects.filter(state=ActionState.OPEN, due_date__lt=on)


def waiting(marac: Marac) -> QuerySet[MaracCase]:
    """Cases that the coordinator has to look at, or that no agenda holds yet."""
    return cases(marac).filter(state__in=WAITING)
