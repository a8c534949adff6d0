"""A MARAC with its coordinator, two agencies at the table, one outside, and a worker who refers."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.people.models import Person
from wayside.safeguarding.marac import actions
from wayside.safeguarding.marac.actions import Agreed, Case, Plan, Research, Sharing
from wayside.safeguarding.models import (
    AgendaItem,
    Marac,
    MaracAction,
    MaracCase,
    MaracMeeting,
)
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

SAID = Case(
    victim_name="Rosie Harbour",
    victim_born="1990-05-17",
    harmers=[["Dan Quay", "1985"]],
    criteria=["visible"],
    account="He strangled her.",
    told="agrees",
    basis="consent",
    wants="To stay where she is.",
    children=2,
)

AGREED = Sharing(capacity_considered=True, capacity_note="She asked what it is for.")


class Cast:
    """Ana works and a lead looks second; Mara coordinates; Remi sits there for health, Hal for
    housing, Stu for nobody."""

    def __init__(self) -> None:
        self.now = NOW
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.safety = self.agency(AgencyKind.COMMUNITY_SAFETY_PARTNERSHIP)
        self.health, self.housing = self.agency(AgencyKind.HEALTH), self.agency(AgencyKind.HOUSING)
        self.mara = self.member(Role.MARAC_COORDINATOR, self.safety)
        self.remi = self.member(Role.MARAC_REPRESENTATIVE, self.health)
        self.hal = self.member(Role.MARAC_REPRESENTATIVE, self.housing)
        self.stu = self.member(Role.MARAC_REPRESENTATIVE, self.agency(AgencyKind.PROBATION))
        self.rosie = factories.person(self.ana, "Rosie")
        self.marac: Marac = self.do(
            actions.set_up_marac, self.mara, area_id=self.area.id, name="MARAC of Hereham"
        )
        for agency in (self.charity, self.health, self.housing):
            self.do(actions.give_seat, self.mara, marac=self.marac, agency_id=agency.id)

    def agency(self, kind: AgencyKind) -> Agency:
        return partners.agency(kind=kind, areas=(self.area,))

    def member(self, role: Role, agency: Agency) -> Membership:
        return partners.member(role, area=self.area, agency=agency)

    def do(self, action: Any, member: Membership, /, **given: Any) -> Any:
        self.now += timedelta(seconds=1)
        now = given.pop("now", self.now)
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def refers(self, said: Case = SAID, person: Person | None = None, **given: Any) -> MaracCase:
        found: MaracCase = self.do(
            actions.refer_to_marac,
            self.ana,
            person=person or self.rosie,
            marac=self.marac,
            case=said,
            form_id=given.pop("form_id", uuid4()),
            sharing=given.pop("sharing", AGREED),
            **given,
        )
        return found

    def steps(self, case: MaracCase, verb: str) -> MaracCase:
        held = self.sees(case)
        assert held
        found: MaracCase = self.do(
            actions.move_case, self.mara, case=held, verb=verb, expected_version=held.version
        )
        return found

    def sees(self, case: MaracCase, member: Membership | None = None) -> MaracCase | None:
        with acting(member or self.mara, now=self.now):
            return MaracCase.objects.select_related("marac").filter(id=case.id).first()

    def meets(self, day: datetime = datetime(2018, 7, 20, 9, tzinfo=UTC)) -> MaracMeeting:
        plan = Plan(day, day.date() - timedelta(days=2))
        found: MaracMeeting = self.do(
            actions.plan_meeting, self.mara, marac=self.marac, plan=plan, form_id=uuid4()
        )
        return found

    def lists(self, meeting: MaracMeeting, case: MaracCase) -> AgendaItem:
        held = self.sees(case)
        found: AgendaItem = self.do(actions.put_on_agenda, self.mara, meeting=meeting, case=held)
        return found

    def circulates(self, meeting: MaracMeeting) -> MaracMeeting:
        found: MaracMeeting = self.do(
            actions.circulate_agenda,
            self.mara,
            meeting=meeting,
            expected_version=meeting.version,
        )
        return found

    def moves(self, meeting: MaracMeeting, verb: str) -> MaracMeeting:
        found: MaracMeeting = self.do(
            actions.move_meeting,
            self.mara,
            meeting=meeting,
            verb=verb,
            expected_version=meeting.version,
        )
        return found

    def researches(self, item: AgendaItem, member: Membership, known: str = "Seen twice.") -> Any:
        return self.do(
            actions.write_research,
            member,
            item=item,
            research=Research(known, is_ready=True),
            expected_version=0,
        )

    def agrees(self, item: AgendaItem, agency: Agency, words: str = "Rings her.") -> MaracAction:
        found: MaracAction = self.do(
            actions.agree_action,
            self.mara,
            item=self.item(item),
            agreed=Agreed(agency.id, words, (self.now + timedelta(days=7)).date()),
            form_id=uuid4(),
        )
        return found

    def hears(self, item: AgendaItem) -> AgendaItem:
        found: AgendaItem = self.do(actions.hear_case, self.mara, item=self.item(item))
        return found

    def item(self, item: AgendaItem) -> AgendaItem:
        with acting(self.mara, now=self.now):
            return AgendaItem.objects.select_related("case", "meeting__marac").get(id=item.id)

    def answers(self, action: MaracAction, member: Membership, verb: str = "do") -> bool:
        done: bool = self.do(
            actions.answer_action,
            member,
            action=action,
            verb=verb,
            answer="Done on Monday.",
            expected_version=action.version,
        )
        return done

    def under_way(self) -> tuple[MaracCase, AgendaItem, MaracMeeting]:
        """A case that is taken on, listed, and whose meeting has begun."""
        case = self.refers()
        self.steps(case, "accept")
        meeting = self.meets()
        item = self.lists(meeting, case)
        meeting = self.moves(self.circulates(meeting), "begin")
        return case, item, meeting
