"""Actors for tests, without a session."""

import uuid
from collections.abc import Collection
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.models import Account, NaturalPerson
from wayside.access.vocabulary import Role

PASSWORD = "correct horse battery staple"


def actor(
    role: Role,
    *,
    agency_id: UUID | None = None,
    area_ids: Collection[UUID] = (),
    name: str = "Test Member",
) -> Actor:
    """A member with a role, in the areas given."""
    return Actor.member(
        name=name,
        account_id=uuid.uuid4(),
        person_id=uuid.uuid4(),
        membership_id=uuid.uuid4(),
        agency_id=agency_id or uuid.uuid4(),
        role=role,
        area_ids=area_ids,
    )


def person(name: str = "Test Person") -> NaturalPerson:
    """A natural person."""
    return NaturalPerson.objects.create(name=name)


def account(email: str = "", *, of: NaturalPerson | None = None) -> Account:
    """An account with the tests' password."""
    address = email or f"{uuid.uuid4().hex[:12]}@wayside.example"
    return Account.objects.create_user(address, person=of or person(), password=PASSWORD)
