"""Who may open a record, and who could be let in or locked out."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.models import NaturalPerson
from wayside.access.vocabulary import SUPPORT_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.queries import holding_on
from wayside.people.models import Person
from wayside.sharing.models import Grant
from wayside.sharing.queries import grants_in_force
from wayside.sharing.vocabulary import Scope

LET_IN = (Role.CASEWORKER, Role.SAFEGUARDING_LEAD)


def access_to(person: Person, *, now: datetime) -> Sequence[Grant]:
    """Who may open the record now, and who is locked out; not who may only find it."""
    held = grants_in_force(person.subject, now=now).exclude(scope=Scope.FIND, denied=False)
    return list(held.select_related("membership__person", "agency", "person"))


def grant_of(person: Person, grant_id: UUID, *, now: datetime) -> Grant | None:
    """One of them."""
    held = grants_in_force(person.subject, now=now).exclude(scope=Scope.FIND, denied=False)
    return held.select_related("subject").filter(id=grant_id).first()


def colleagues(agency_id: UUID, *, today: date) -> QuerySet[Membership]:
    """Who of the agency can be let in."""
    held = Membership.objects.filter(
        holding_on(today), agency_id=agency_id, role__in=LET_IN, account__is_active=True
    )
    return held.select_related("person").order_by("person__name", "id")


def workers(agency_id: UUID, *, today: date) -> QuerySet[NaturalPerson]:
    """The natural persons who work on the support side of the agency, so can be locked out."""
    held = Membership.objects.filter(holding_on(today), agency_id=agency_id, role__in=SUPPORT_ROLES)
    return NaturalPerson.objects.filter(id__in=held.values("person_id")).order_by("name", "id")
