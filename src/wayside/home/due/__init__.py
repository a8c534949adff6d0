"""What is due from an actor, asked of each room's own queries."""

from datetime import datetime

from wayside.home.due import (
    crime,
    directory,
    housing,
    invitations,
    mail,
    marac,
    money,
    nights,
    own,
    people,
    protocol,
    returns,
    rights,
    roles,
    shared,
    supported,
    trail,
    weeks,
    wellbeing,
)
from wayside.home.presenters import Due
from wayside.home.workplace import Workplace


def everything(place: Workplace, *, now: datetime) -> tuple[Due, ...]:
    """All that is due from the actor of a workplace, the most urgent first; among what is as
    urgent, the own night before the work on others'."""
    actor, today = place.actor, place.today
    found = [
        *own.due(place, now=now),
        *invitations.due(place, now=now),
        *nights.due(place, now=now),
        *returns.due(place, now=now),
        *weeks.due(place),
        *supported.due(place, now=now),
        *housing.due(place, now=now),
        *shared.due(place, now=now),
        *marac.due(place, now=now),
        *people.due(place),
        *protocol.due(place),
        *wellbeing.due(place),
        *crime.due(place),
        *directory.due(place),
        *roles.due(actor, today=today),
        *mail.due(actor),
        *money.due(actor, today=today),
        *rights.due(actor, today=today),
        *trail.due(actor, today=today),
    ]
    return tuple(sorted(found, key=lambda each: each.urgency))
