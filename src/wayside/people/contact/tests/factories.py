"""Ways to reach invented people."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.contact import actions
from wayside.people.contact.actions import Way
from wayside.people.contact.vocabulary import Outcome, RouteKind
from wayside.people.models import ContactAttempt, ContactRoute, Person
from wayside.people.tests.factories import NOW, acting

NUMBER = "07700 900123"


def route(by: Membership, person: Person, *, now: datetime = NOW, **given: Any) -> ContactRoute:
    """A telephone that was confirmed safe."""
    way = Way(**{"kind": RouteKind.PHONE, "where": NUMBER, **given})
    with acting(by, now=now):
        return actions.add_route(
            person=person,
            way=way,
            how_confirmed="Asked at the drop-in, alone",
            by=partners.actor_of(by),
            now=now,
        )


def attempt(
    by: Membership,
    person: Person,
    outcome: Outcome = Outcome.SPOKE,
    *,
    days_ago: int = 0,
    now: datetime = NOW,
    **given: Any,
) -> ContactAttempt:
    """An attempt some days before now."""
    with acting(by, now=now):
        return actions.record_attempt(
            person=person,
            outcome=outcome,
            attempt_id=given.pop("attempt_id", None) or uuid.uuid4(),
            at=now - timedelta(days=days_ago),
            by=partners.actor_of(by),
            now=now,
            **given,
        )
