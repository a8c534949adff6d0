"""The reference pages, written from the code so that they cannot be out of date unseen."""

from collections.abc import Callable

from wayside.config.reference import (
    addresses,
    commands,
    glossary,
    operations,
    permissions,
    roles,
    rooms,
    states,
)

# Page below docs/ and what writes it
PAGES: dict[str, Callable[[], str]] = {
    "reference/rooms.md": rooms.page,
    "reference/roles.md": roles.page,
    "reference/permissions.md": permissions.page,
    "reference/states.md": states.page,
    "reference/addresses.md": addresses.page,
    "reference/api.md": operations.page,
    "reference/commands.md": commands.page,
    "glossary.md": glossary.page,
}
