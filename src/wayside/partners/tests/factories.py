"""A small partnership for tests: areas, agencies, programmes and members who can sign in."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from wayside.access.actor import Actor
from wayside.access.models import Account, NaturalPerson
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.partners import queries
from wayside.partners.models import (
    Agency,
    Area,
    Membership,
    MembershipProposal,
    Programme,
    ProgrammeSettings,
)
from wayside.partners.vocabulary import AgencyKind, AreaLevel, Origin

SQUARE = {
    "type": "Polygon",
    "coordinates": [
        [[-0.15, 51.40], [-0.05, 51.40], [-0.05, 51.52], [-0.15, 51.52], [-0.15, 51.40]]
    ],
}
LONG_AGO = date(2016, 1, 1)
NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
STAMPS = {"created_at": NOW, "updated_at": NOW}


def _word() -> str:
    return uuid.uuid4().hex[:8]


def area(name: str = "", *, level: AreaLevel = AreaLevel.BOROUGH, **fields: Any) -> Area:
    """An area with a square boundary over south London."""
    chosen = name or f"Area {_word()}"
    slug = fields.pop("slug", chosen.lower().replace(" ", "-"))
    return Area.objects.create(
        name=chosen,
        slug=slug,
        level=level,
        boundary=fields.pop("boundary", SQUARE),
        **STAMPS,
        **fields,
    )


def agency(
    name: str = "", *, kind: AgencyKind = AgencyKind.POLICE, areas: tuple[Area, ...] = ()
) -> Agency:
    """An agency that works in the areas given."""
    chosen = name or f"Agency {_word()}"
    made = Agency.objects.create(
        name=chosen, slug=chosen.lower().replace(" ", "-"), kind=kind, **STAMPS
    )
    made.areas.set(areas)
    return made


def programme(
    of: Area, *, lead_agency: Agency | None = None, name: str = "Street programme"
) -> Programme:
    """A programme with default settings."""
    made = Programme.objects.create(
        area=of,
        name=name,
        origin=Origin.WARD_PANEL,
        lead=access.person("Lead Person"),
        lead_agency=lead_agency or agency(areas=(of,)),
        start_date=LONG_AGO,
        **STAMPS,
    )
    ProgrammeSettings.objects.create(programme=made, **STAMPS)
    return made


def member(
    role: Role,
    *,
    area: Area,
    agency: Agency | None = None,
    person: NaturalPerson | None = None,
    email: str = "",
) -> Membership:
    """An account with a membership, whose password is ``access.PASSWORD``."""
    return give(access.account(email, of=person), role, area=area, agency=agency)


def give(account: Account, role: Role, *, area: Area, agency: Agency | None = None) -> Membership:
    """One more role of an account."""
    return Membership.objects.create(
        account=account,
        agency=agency or globals()["agency"](areas=(area,)),
        area=area,
        role=role,
        from_date=LONG_AGO,
        **STAMPS,
    )


def proposal(area: Area, *, role: Role = Role.COORDINATOR) -> MembershipProposal:
    """A role that waits for a second person."""
    account = access.account()
    return MembershipProposal.objects.create(
        account=account,
        person=account.person,
        agency=agency(areas=(area,)),
        area=area,
        role=role,
        from_date=NOW.date(),
        reason="She takes over in July.",
        proposed_by=access.person("Proposer"),
        **STAMPS,
    )


def actor_of(membership: Membership) -> Actor:
    """The actor of a membership, as a request would resolve it."""
    return queries.member_actor(membership)


def membership_of(actor: Actor) -> Membership:
    """The membership that an actor acts under."""
    assert actor.membership_id
    return Membership.objects.select_related("account__person").get(id=actor.membership_id)


def sign_in(client: Client, membership: Membership) -> Actor:
    """Sign a member in with a second factor already set up."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.get_or_create(
        user=membership.account, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}}
    )
    client.force_login(
        membership.account, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session["membership_id"] = str(membership.id)
    session.save()
    return actor_of(membership)


def boxes(name: str, day: date) -> dict[str, int]:
    """A date as the three boxes of a form send it."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
