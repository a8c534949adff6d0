"""Permissions as rows of a truth table that a practitioner can read.

Each room's ``permissions.py`` holds its own rows and a ``TABLE``; ``catalogue`` gathers them.
A permission says *who may*; what a record's state allows stands in the room's ``rules.py``.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol
from uuid import UUID

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import SUPPORT_ROLES, Role


@dataclass(frozen=True, slots=True)
class Permission:
    """One row: a slug, a sentence that reads "may …", and the roles that may."""

    slug: str
    sentence: str | Promise
    roles: frozenset[Role]
    opens_records: bool = False

    @property
    def room(self) -> str:
        """The room that declares it."""
        return self.slug.partition(".")[0]

    @property
    def is_behind_the_wall(self) -> bool:
        """Whether the support side alone holds it: its pages need that side's keys."""
        return bool(self.roles) and self.roles <= SUPPORT_ROLES


class Asking(Protocol):
    """Whoever asks: an ``access.Actor``."""

    def may(self, permission: Permission, *, area_id: UUID | None = None) -> bool:
        """Whether the permission is held, there where an area is named."""


class NotAllowed(PermissionDenied):
    """The actor lacks a permission; the 403 page shows the sentence."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(
            _("Your role does not let you %(sentence)s.") % {"sentence": permission.sentence}
        )
        self.permission = permission


def require(by: Asking, permission: Permission, *, area_id: UUID | None = None) -> None:
    """Go on only if ``by`` holds the permission (in that area).

    Raises:
        NotAllowed: with the sentence of the permission.
    """
    if not by.may(permission, area_id=area_id):
        raise NotAllowed(permission)


@cache
def catalogue() -> tuple[Permission, ...]:
    """Every permission of every room, in the order of the house."""
    rows: list[Permission] = []
    for app in apps.get_app_configs():
        name = f"{app.name}.permissions"
        if app.name.startswith("wayside.") and find_spec(name):
            rows.extend(getattr(import_module(name), "TABLE", ()))
    return tuple(rows)


@cache
def slugs_of(role: Role) -> frozenset[str]:
    """The permissions a role holds."""
    return frozenset(row.slug for row in catalogue() if role in row.roles)


def slugs(permissions: Collection[Permission]) -> frozenset[str]:
    """The slugs of the rows given, for a service actor that needs just these."""
    return frozenset(row.slug for row in permissions)


MANAGE_ACCOUNTS = Permission(
    "access.manage_accounts", _("open and close accounts"), frozenset({Role.ADMINISTRATOR})
)
TABLE = (MANAGE_ACCOUNTS,)
