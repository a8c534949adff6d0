"""Who may decide, as the second person, about what somebody at their agency asked for."""

from datetime import datetime
from uuid import UUID

from wayside.access.vocabulary import Role
from wayside.partners import queries as partners
from wayside.partners.models import Membership
from wayside.sharing.models import Subject
from wayside.sharing.queries.grants import grants_in_force
from wayside.sharing.queries.locks import locked_out
from wayside.sharing.vocabulary import Scope
from wayside.web.clock import day_of


def holders(agency_id: UUID, role: str, *, now: datetime) -> list[UUID]:
    """The persons who hold a role at an agency today and can sign in."""
    held = Membership.objects.filter(
        partners.holding_on(day_of(now)),
        agency=agency_id,
        role=role,
        account__is_active=True,
    )
    return sorted(set(held.values_list("person_id", flat=True)))


def second_people(subject: Subject, *, but: UUID | None, now: datetime) -> list[UUID]:
    """The safeguarding leads of the agency that keeps the record, and whoever it is open to by
    name; never who asked, nor who is locked out."""
    leads = holders(subject.controller_id, Role.SAFEGUARDING_LEAD, now=now)
    opens = grants_in_force(subject, now=now).filter(
        scope=Scope.OPEN, denied=False, membership__isnull=False
    )
    locked = {person for _subject, person in locked_out([subject.id], now=now)}
    return sorted({*leads, *opens.values_list("membership__person_id", flat=True)} - {but} - locked)
