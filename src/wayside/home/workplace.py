"""Where an actor works, looked up once however many rooms ask."""

from functools import cached_property

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Area
from wayside.partners.queries import Seat
from wayside.patrols import queries as patrols
from wayside.patrols.permissions import PLAN_WEEKS

MOST_BOROUGHS = 5


class Workplace:
    """The seat of an actor with the boroughs around it, each fetched when first asked for."""

    def __init__(self, actor: Actor, seat: Seat | None) -> None:
        self.actor = actor
        self.seat = seat

    @cached_property
    def boroughs(self) -> tuple[Area, ...]:
        """The boroughs with a programme that the actor works in, so many as a page holds."""
        return tuple(partners.boroughs_at_work(visible_to=self.actor)[:MOST_BOROUGHS])

    @cached_property
    def of_weeks(self) -> Area | None:
        """The borough whose weeks concern the actor."""
        if self.seat is None:
            return None
        known = self.boroughs if self.actor.may(PLAN_WEEKS) else ()
        mine = next((each for each in known if each.slug == self.seat.borough), None)
        return mine or patrols.area_of_weeks(self.seat.borough, visible_to=self.actor)
