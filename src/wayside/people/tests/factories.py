"""People supported, all invented."""

from typing import Any

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions
from wayside.people.actions import Details
from wayside.people.models import Person
from wayside.people.vocabulary import AgeMark
from wayside.sharing.tests.factories import NOW, acting, charity, worker

__all__ = ["NOW", "TODAY", "acting", "charity", "details", "person", "worker"]
TODAY = NOW.date()


def details(called: str = "Rosie Example", **given: Any) -> Details:
    """What somebody said about herself."""
    return Details(called=called, **{"age_mark": AgeMark.UNKNOWN, **given})


def person(by: Membership, called: str = "Rosie Example", **given: Any) -> Person:
    """Somebody whom this caseworker wrote down."""
    with acting(by):
        return actions.register(
            details=details(called, **given),
            first_met=TODAY,
            by=partners.actor_of(by),
            now=NOW,
        )
