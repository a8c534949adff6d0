"""Who is in the tests of volunteering: a lead who runs it, caseworkers and people supported."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.models import PeerMatch, Volunteer
from wayside.support.peers import actions
from wayside.support.peers.actions import Application
from wayside.support.peers.vocabulary import CheckKind
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

TODAY = NOW.date()


class Cast:
    """A charity with a lead who runs volunteering, two caseworkers and two people supported."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.other = factories.worker(
            factories.charity("Beside", area=self.area), Role.SAFEGUARDING_LEAD
        )
        self.rosie = factories.person(self.ana, "Rosie", family_name="Lantern")
        self.kasia = factories.person(self.bea, "Kasia")

    def do(self, member: Membership, action: Any, *, now: datetime = NOW, **given: Any) -> Any:
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def applies(self, name: str = "Tam", person: Person | None = None, **given: Any) -> Volunteer:
        made: Volunteer = self.do(
            self.bea if person else self.lead,
            actions.take_application,
            application=Application(name, self.lead),
            person=person,
            form_id=uuid4(),
            **given,
        )
        return made

    def checked(self, held: Volunteer, *, done: date = TODAY) -> None:
        for kind in CheckKind:
            self.do(self.lead, actions.note_check, volunteer=held, kind=kind, done=done, until=None)

    def moves(self, held: Volunteer, *verbs: str) -> Volunteer:
        for verb in verbs:
            held = self.do(
                self.lead,
                actions.move_volunteer,
                volunteer=held,
                verb=verb,
                expected_version=held.version,
            )
        return held

    def judges(self, held: Volunteer, by: Membership, is_ready: bool = True) -> None:
        self.do(by, actions.judge_readiness, volunteer=held, is_ready=is_ready, words="I am.")

    def ready(self, name: str = "Tam") -> Volunteer:
        held = self.applies(name)
        self.checked(held)
        return self.moves(held, "check", "take_on")

    def peer(self) -> Volunteer:
        held = self.applies("Kay", self.kasia)
        self.checked(held)
        held = self.moves(held, "check")
        self.judges(held, self.lead)
        self.judges(held, self.bea)
        return self.moves(held, "take_on")

    def proposes(self, held: Volunteer, called: str = "Rose") -> PeerMatch | None:
        made: PeerMatch | None = self.do(
            self.ana, actions.propose_match, person=self.rosie, volunteer=held, called=called
        )
        return made

    def notes(self, match: PeerMatch, verb: str, by: Membership) -> PeerMatch | None:
        moved: PeerMatch | None = self.do(
            by, actions.move_match, match=match, verb=verb, expected_version=match.version
        )
        return moved


def labels(member: Membership, now: datetime = NOW) -> list[str]:
    with acting(member):
        by = partners.actor_of(member)
        return [str(each.label) for each in duties.due(Mine(by, now=now))]
