"""Who may do what: one truth table a room, a row a permission, a column a role."""

from itertools import groupby

from wayside.access.permissions import Permission, catalogue
from wayside.access.vocabulary import Role
from wayside.config.reference.markdown import document, table

INTRODUCTION = (
    "A permission says *who may*; what a record's state allows stands in [states](states.md). "
    "It holds in the areas of the membership under which its holder acts. A permission marked "
    "“records” opens records about people; each look is on the trail."
)


def page() -> str:
    """``docs/reference/permissions.md``."""
    rooms = groupby(sorted(catalogue(), key=lambda row: row.room), key=lambda row: row.room)
    return document("Permissions", INTRODUCTION, *(_room(room, list(rows)) for room, rows in rooms))


def _room(room: str, rows: list[Permission]) -> str:
    listed = table(
        ("Permission", "May …", "Opens"),
        [(f"`{row.slug}`", row.sentence, "records" if row.opens_records else "") for row in rows],
    )
    roles = [role for role in Role if any(role in row.roles for row in rows)]
    if not roles:
        return f"## {room}\n\n{listed}\n\nNo role holds these; services do."
    grid = table(
        ("Role", *(f"`{row.slug.partition('.')[2]}`" for row in rows)),
        [(role.label, *("yes" if role in row.roles else "·" for row in rows)) for role in roles],
    )
    return f"## {room}\n\n{listed}\n\n{grid}"
