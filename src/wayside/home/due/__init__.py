"""What is due from an actor, asked of each room's own queries."""

from datetime import date, datetime

from wayside.access.actor import Actor
from wayside.home.due import money, roles
from wayside.home.presenters import Due


def everything(actor: Actor, *, today: date, now: datetime) -> tuple[Due, ...]:
    """All that is due from the actor, the most urgent first."""
    found = [
        *roles.due(actor, today=today),
        *money.due(actor, today=today),
    ]
    return tuple(sorted(found, key=lambda each: each.urgency))
