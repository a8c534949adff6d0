"""Who acts: a frozen value that goes down into every action and query."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from wayside.access.permissions import Permission, slugs, slugs_of
from wayside.access.vocabulary import ActorKind, Role, Side, side_of


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for whom and with which permissions; resolved once a request or a job.

    A member acts under one membership at a time: one agency, one role, one area with all that
    lies in it. Nothing below ``partners`` knows a membership, only this value.
    """

    kind: ActorKind
    name: str
    account_id: UUID | None = None
    person_id: UUID | None = None
    membership_id: UUID | None = None
    agency_id: UUID | None = None
    role: Role | None = None
    area_ids: frozenset[UUID] = frozenset()
    permissions: frozenset[str] = frozenset()
    works_for: Side = Side.NEUTRAL

    @property
    def side(self) -> Side:
        """The side of the role; of a service, the one it works for; otherwise neither."""
        return side_of(self.role) if self.role else self.works_for

    def may(self, permission: Permission, *, area_id: UUID | None = None) -> bool:
        """Whether the permission is held, and in that area where one is named."""
        if permission.slug not in self.permissions:
            return False
        return area_id is None or area_id in self.area_ids

    @property
    def controller_id(self) -> UUID:
        """The agency that answers for what this actor records.

        Raises:
            LookupError: the actor works for none.
        """
        if self.agency_id is None:
            raise LookupError(f"{self.name or self.kind} works for no agency.")
        return self.agency_id

    @property
    def member_id(self) -> UUID:
        """The membership that is acted under.

        Raises:
            LookupError: the actor is no member.
        """
        if self.membership_id is None:
            raise LookupError(f"{self.name or self.kind} acts under no membership.")
        return self.membership_id

    def within(self, area_id: UUID) -> Self:
        """The same actor once an area has opened inside its own."""
        return replace(self, area_ids=self.area_ids | {area_id})

    @classmethod
    def member(
        cls,
        *,
        name: str,
        account_id: UUID,
        person_id: UUID,
        membership_id: UUID,
        agency_id: UUID,
        role: Role,
        area_ids: Collection[UUID],
    ) -> Self:
        """Someone acting under a membership."""
        return cls(
            kind=ActorKind.MEMBER,
            name=name,
            account_id=account_id,
            person_id=person_id,
            membership_id=membership_id,
            agency_id=agency_id,
            role=role,
            area_ids=frozenset(area_ids),
            permissions=slugs_of(role),
        )

    @classmethod
    def account(cls, *, name: str, account_id: UUID, person_id: UUID) -> Self:
        """Someone signed in whom no membership covers today."""
        return cls(kind=ActorKind.ACCOUNT, name=name, account_id=account_id, person_id=person_id)

    @classmethod
    def service(
        cls,
        name: str,
        *,
        permissions: Collection[Permission],
        area_ids: Collection[UUID] = (),
        agency_id: UUID | None = None,
        works_for: Side = Side.NEUTRAL,
    ) -> Self:
        """A command or a scheduled job, with just the permissions it needs."""
        return cls(
            kind=ActorKind.SERVICE,
            name=name,
            agency_id=agency_id,
            area_ids=frozenset(area_ids),
            permissions=slugs(permissions),
            works_for=works_for,
        )


ANONYMOUS = Actor(kind=ActorKind.ANONYMOUS, name="")
