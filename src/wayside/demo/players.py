"""The demo's area with its agencies, and its people as they act and as they stand in the pool."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.demo import cast, partnership
from wayside.demo.cast import DemoMember
from wayside.demo.crew import DemoWorker
from wayside.partners.models import Agency, Area, Membership
from wayside.workforce.models import Worker


@dataclass
class Players:
    """Who acts in the demo; each is looked up once."""

    area: Area
    agencies: dict[str, Agency]
    pool: dict[str, Worker] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)

    def act(self, member: DemoMember) -> Actor:
        """Somebody as they act."""
        if member.email not in self._actors:
            self._actors[member.email] = partnership.actor(member.email)
        return self._actors[member.email]

    @staticmethod
    def person(member: DemoMember) -> NaturalPerson:
        """Somebody as a natural person."""
        return NaturalPerson.objects.get(accounts__email=member.email)

    @property
    def coordinator(self) -> Actor:
        """Who does most of it."""
        return self.act(cast.COORDINATOR)

    @property
    def deputy(self) -> Actor:
        """Who approves what the coordinator wrote."""
        return self.act(cast.DEPUTY)

    def worker(self, who: DemoWorker) -> Worker:
        """Somebody in the pool."""
        return self.pool[who.name]

    def signed_in(self, person_ids: list[UUID]) -> Actor:
        """The first of these people who signs in."""
        known = Membership.objects.filter(account__person__in=person_ids)
        email = {
            each.account.person_id: each.account.email for each in known.select_related("account")
        }
        first = next(each for each in person_ids if each in email)
        return partnership.actor(email[first])


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of the demo."""
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)
