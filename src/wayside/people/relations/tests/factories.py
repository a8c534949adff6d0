"""Invented people around invented people."""

from datetime import date
from typing import Any

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Custody, Person, Relation
from wayside.people.relations import actions
from wayside.people.relations.actions import Away, Known
from wayside.people.relations.vocabulary import Coercion, RelationKind, ToldBy
from wayside.people.tests.factories import NOW, acting


def relation(by: Membership, person: Person, name: str = "Marlon Vane", **given: Any) -> Relation:
    """A former partner who takes the phone."""
    known = Known(
        **{
            "kind": RelationKind.FORMER_PARTNER,
            "name": name,
            "coercion": (Coercion.TAKES_PHONE,),
            **given,
        }
    )
    with acting(by):
        return actions.add_relation(person=person, known=known, by=partners.actor_of(by), now=NOW)


def custody(
    by: Membership, to: Relation, release: date | None, *, since: date = date(2018, 6, 1)
) -> Custody:
    """The time during which he is away."""
    with acting(by):
        return actions.add_custody(
            relation=to,
            away=Away(since, release, ToldBy.PERSON),
            by=partners.actor_of(by),
            now=NOW,
        )
