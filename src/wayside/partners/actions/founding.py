"""A partnership's first hour: its first area, agency, administrator and governance officer.

Every later role that opens records needs two people who are there already. These two are named
by whoever installs the service, once; from then on the two watch each other.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access import actions as access
from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.permissions import MANAGE_ACCOUNTS, require
from wayside.access.vocabulary import Role
from wayside.partners.actions import granting
from wayside.partners.actions.agencies import register_agency
from wayside.partners.actions.areas import open_area
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.permissions import MANAGE_AGENCIES, MANAGE_AREAS, PROPOSE_MEMBERSHIP
from wayside.partners.rules import NotPossibleError
from wayside.partners.vocabulary import AgencyKind, AreaLevel
from wayside.web.clock import day_of

# int.from_bytes(b"FOUND"), held while founding, so that it happens once
LOCK = 301978701380
NEEDED = (MANAGE_ACCOUNTS, MANAGE_AREAS, MANAGE_AGENCIES, PROPOSE_MEMBERSHIP)


@dataclass(frozen=True, slots=True)
class Named:
    """A person by name and e-mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Founded:
    """The partnership's beginning."""

    area: Area
    agency: Agency
    administrator: Account
    governance_officer: Account


def founder() -> Actor:
    """The service that founds a partnership, with just what that takes."""
    return Actor.service("start-partnership", permissions=NEEDED)


@transaction.atomic
def start_partnership(
    *,
    area_name: str,
    agency_name: str,
    agency_kind: AgencyKind,
    administrator: Named,
    governance_officer: Named,
    by: Actor,
    now: datetime,
) -> Founded:
    """Found the partnership, once: later roles are granted on the pages, by two people.

    Raises:
        NotPossibleError: a role exists already, or one person is named twice.
    """
    require(by, PROPOSE_MEMBERSHIP)
    _check_first()
    _check_two_people(administrator, governance_officer)
    area = open_area(name=area_name, level=AreaLevel.COUNTY, by=by, now=now)
    by = by.within(area.id)
    agency = register_agency(name=agency_name, kind=agency_kind, areas=[area], by=by, now=now)
    accounts = {}
    for person, role in (
        (administrator, Role.ADMINISTRATOR),
        (governance_officer, Role.GOVERNANCE_OFFICER),
    ):
        account = access.open_account(name=person.name, email=person.email, by=by, now=now)
        start = day_of(now)
        place = granting.Place(account, agency, area, role, start, None)
        membership = granting.make(place, now)
        granting.note(membership, "partners.start_partnership", by=by, now=now)
        accounts[role] = account
    return Founded(area, agency, accounts[Role.ADMINISTRATOR], accounts[Role.GOVERNANCE_OFFICER])


def _check_first() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if Membership.objects.exists():
        raise NotPossibleError(
            _("This partnership has begun already: roles are granted on its pages, by two people.")
        )


def _check_two_people(one: Named, other: Named) -> None:
    same_name = one.name.strip().casefold() == other.name.strip().casefold()
    if same_name or one.email.strip().lower() == other.email.strip().lower():
        raise NotPossibleError(
            _("The administrator and the governance officer must be two different people.")
        )
