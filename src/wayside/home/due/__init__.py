"""What is due from an actor, asked of each room's own queries."""

from datetime import date

from wayside.access.actor import Actor
from wayside.home.due import crime, money, roles, trail, weeks
from wayside.home.presenters import Due


def everything(actor: Actor, *, today: date) -> tuple[Due, ...]:
    """All that is due from the actor, the most urgent first."""
    found = [
        *weeks.due(actor, today=today),
        *crime.due(actor, today=today),
        *roles.due(actor, today=today),
        *money.due(actor, today=today),
        *trail.due(actor, today=today),
    ]
    return tuple(sorted(found, key=lambda each: each.urgency))
