"""Where an actor works, looked up once however many rooms ask."""

from datetime import date, datetime
from functools import cached_property

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.partners import queries as partners
from wayside.partners.models import Area
from wayside.partners.queries import Seat
from wayside.patrols import queries as patrols
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.people.queries.mine import Mine
from wayside.workforce.queries import OwnEntry, own_entries

MOST_BOROUGHS = 5


class Workplace:
    """The seat of an actor on a day, with the boroughs around it and the own entries in their
    pools, each fetched when first asked for."""

    def __init__(self, actor: Actor, seat: Seat | None, *, today: date) -> None:
        self.actor = actor
        self.seat = seat
        self.today = today
        self._mine: Mine | None = None

    def mine(self, now: datetime) -> Mine:
        """The people whom the actor supports."""
        if self._mine is None or self._mine.now != now:
            self._mine = Mine(self.actor, now=now)
        return self._mine

    @cached_property
    def entries(self) -> tuple[OwnEntry, ...]:
        """The actor's own entries in pools."""
        return own_entries(of=self.actor, on=self.today)

    def grade_in(self, borough: Area) -> str | None:
        """The grade on record in a borough's pool; None for who is not in it."""
        return next((each.grade for each in self.entries if each.area == borough.slug), None)

    @cached_property
    def boroughs(self) -> tuple[Area, ...]:
        """The boroughs with a programme that the actor works in, so many as a page holds."""
        return tuple(partners.boroughs_at_work(visible_to=self.actor)[:MOST_BOROUGHS])

    @cached_property
    def around(self) -> tuple[Area, ...]:
        """The boroughs whose nights concern the actor: of the membership, or around its ward."""
        if self.actor.may(PLAN_WEEKS):
            return self.boroughs
        return tuple(partners.boroughs_around(visible_to=self.actor)[:MOST_BOROUGHS])

    def where(self, *permissions: Permission) -> tuple[Area, ...]:
        """The same, for an actor who has any of these permissions."""
        return self.around if any(map(self.actor.may, permissions)) else ()

    @cached_property
    def of_weeks(self) -> Area | None:
        """The borough whose weeks concern the actor."""
        if self.seat is None:
            return None
        mine = next((each for each in self.around if each.slug == self.seat.borough), None)
        return mine or patrols.area_of_weeks(self.seat.borough, visible_to=self.actor)
