"""Roles with their sides, in the words of the vocabulary."""

from wayside.access.permissions import catalogue
from wayside.access.vocabulary import ROLE_OPENS, TWO_PERSON_ROLES, Role, Side, side_of
from wayside.config.reference.markdown import document, table

INTRODUCTION = (
    "A membership is an account, an agency, an area, a role, from and until. Each role has a "
    "side; no natural person holds roles on both the enforcement and the support side. Roles "
    "that open records, or that hand out roles, are granted by two people."
)


def page() -> str:
    """``docs/reference/roles.md``."""
    return document("Roles", INTRODUCTION, *(_side(side) for side in Side))


def _side(side: Side) -> str:
    rows = [
        (
            role.label,
            f"`{role.value}`",
            ROLE_OPENS[role],
            "two people" if role in TWO_PERSON_ROLES else "one person",
            sum(role in row.roles for row in catalogue()),
        )
        for role in Role
        if side_of(role) is side
    ]
    heads = ("Role", "Slug", "Opens", "Granted by", "Permissions")
    return f"## {side.label}\n\n{table(heads, rows)}"
