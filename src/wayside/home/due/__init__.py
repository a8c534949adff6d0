"""What is due from an actor, asked of each room's own queries."""

from datetime import date

from wayside.home.due import crime, money, roles, trail, weeks
from wayside.home.presenters import Due
from wayside.home.workplace import Workplace


def everything(place: Workplace, *, today: date) -> tuple[Due, ...]:
    """All that is due from the actor of a workplace, the most urgent first."""
    actor = place.actor
    found = [
        *weeks.due(place, today=today),
        *crime.due(place, today=today),
        *roles.due(actor, today=today),
        *money.due(actor, today=today),
        *trail.due(actor, today=today),
    ]
    return tuple(sorted(found, key=lambda each: each.urgency))
