"""Who is in the tests of groups: two caseworkers, a lead and a group."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.groups import actions
from wayside.support.groups.actions import Described, Invited
from wayside.support.groups.vocabulary import Asked, Came, GroupKind
from wayside.support.models import GroupPlace, GroupSession
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

TODAY = NOW.date()
WHERE = "The back room, ring twice"


class Cast:
    """A charity with two caseworkers and a lead; the second facilitates a group."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.other = factories.worker(factories.charity("Beside", area=self.area))
        self.rosie = factories.person(self.ana, "Rosie", family_name="Lantern")
        self.kasia = factories.person(self.bea, "Kasia", given_name="Katarzyna")
        with acting(self.bea):
            self.group = actions.begin_group(
                described=Described("Freedom", GroupKind.PROGRAMME, where=WHERE, size=2),
                form_id=uuid4(),
                by=partners.actor_of(self.bea),
                now=NOW,
            )

    def joins(self, by: Membership, person: Person, called: str = "R") -> GroupPlace | None:
        with acting(by):
            return actions.join_group(
                person=person,
                group=self.group,
                called=called,
                by=partners.actor_of(by),
                now=NOW,
            )

    def invites(
        self, by: Membership, place: GroupPlace, how: Asked = Asked.SPOKE, **given: Any
    ) -> GroupPlace | None:
        invited = Invited(how, given.pop("answer_by", TODAY + timedelta(days=7)), **given)
        with acting(by):
            return actions.invite_to_group(
                place=GroupPlace.objects.get(id=place.id),
                invited=invited,
                attempt_id=uuid4(),
                expected_version=place.version,
                by=partners.actor_of(by),
                now=NOW,
            )

    def moves(self, by: Membership, place: GroupPlace, verb: str) -> GroupPlace:
        with acting(by):
            return actions.move_place(
                place=GroupPlace.objects.select_related("group").get(id=place.id),
                verb=verb,
                expected_version=place.version,
                by=partners.actor_of(by),
                now=NOW,
            )

    def takes_part(self, by: Membership, person: Person, called: str) -> GroupPlace:
        joined = self.joins(by, person, called)
        assert joined
        invited = self.invites(by, joined)
        assert invited
        return self.moves(by, invited, "accept")

    def session(self, starts_at: datetime) -> GroupSession:
        with acting(self.bea):
            return actions.add_session(
                group=self.group,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=2),
                topic="Trust",
                by=partners.actor_of(self.bea),
                now=NOW,
            )

    def register(self, at: GroupSession, came: dict[GroupPlace, Came], version: int = 1) -> int:
        with acting(self.bea):
            return actions.take_register(
                session=GroupSession.objects.select_related("group").get(id=at.id),
                came={place.id: each for place, each in came.items()},
                expected_version=version,
                by=partners.actor_of(self.bea),
                now=NOW,
            )


def labels(member: Membership, now: datetime = NOW) -> list[str]:
    with acting(member):
        return [str(each.label) for each in duties.due(Mine(partners.actor_of(member), now=now))]
