"""Meetings with invented people."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.people.models import Person
from wayside.people.tests.factories import NOW, acting, charity, person, worker
from wayside.support import actions
from wayside.support.actions import Told
from wayside.support.models import Meeting
from wayside.support.vocabulary import Met

__all__ = ["NOW", "acting", "charity", "meeting", "person", "told", "ward", "worker"]


def ward(of: Area) -> Area:
    """A ward of that borough."""
    return partners.area(level=AreaLevel.WARD, parent=of)


def told(where: Area, **given: Any) -> Told:
    """What there is to say of a meeting."""
    return Told(**{"met_at": NOW, "how": Met.OUTREACH, "ward": where, **given})


def meeting(
    of: Person, by: Membership, where: Area, *, now: datetime = NOW, **given: Any
) -> Meeting:
    """A meeting noted by this caseworker."""
    with acting(by, now=now):
        return actions.note_meeting(
            person=of,
            told=told(where, **given),
            form_id=uuid4(),
            by=partners.actor_of(by),
            now=now,
        )
