"""Whom a member supports, asked once for everything that a page says of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.people.contact.queries import Contacts
from wayside.people.models import Person
from wayside.people.queries.persons import own_people
from wayside.sharing.demands.queries import Waiting, waiting
from wayside.sharing.handovers.queries import on_desk
from wayside.sharing.models import Handover
from wayside.web.clock import day_of
from wayside.web.statements import compiled


class Mine:
    """The people whose records were given to whoever acts by name, at one moment of one request.
    A page that asks several rooms what is due hands it to each, so that none asks again who they
    are, and none has to join their records."""

    def __init__(self, actor: Actor, *, now: datetime) -> None:
        self.actor = actor
        self.now = now

    @property
    def today(self) -> date:
        """The day in London."""
        return day_of(self.now)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """All of them, those met last first."""
        return tuple(_people())

    @cached_property
    def by_subject(self) -> Mapping[UUID, Person]:
        """The same, by the number that the rows of other rooms carry."""
        return {each.subject_id: each for each in self.people}

    @cached_property
    def subjects(self) -> list[UUID]:
        """Those numbers."""
        return list(self.by_subject)

    @cached_property
    def led(self) -> list[UUID]:
        """The numbers of those whose worker this member is; others are open to a colleague who
        covers, or who knows them too."""
        member = self.actor.membership_id
        return [each.subject_id for each in self.people if each.worker_id == member]

    @cached_property
    def contact(self) -> Contacts:
        """Where contact with them stands."""
        return Contacts(self.people, now=self.now)

    @cached_property
    def demands(self) -> Sequence[Waiting]:
        """The legal demands that wait for a step of this member: on these records, and those to
        the member's agency."""
        return waiting(self.subjects, by=self.actor)

    @cached_property
    def desk(self) -> Sequence[Handover]:
        """The handovers that wait for this member or colleagues, and what is put right in those
        that the member took up."""
        return on_desk(visible_to=self.actor)


@compiled
def _people() -> QuerySet[Person]:
    return own_people()
