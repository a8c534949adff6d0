"""Who may do what, in tables that a practitioner can read, must be what the code says.

Each file in ``truth_tables`` is one room: its permissions as sentences, and the roles that hold
them. A change of permissions shows in such a table, and somebody who knows the work says yes.
"""

from pathlib import Path

import pytest
from django.utils.translation import override

from wayside.access.permissions import Permission, catalogue
from wayside.access.vocabulary import Role

FOLDER = Path(__file__).parent / "truth_tables"
YES, NO = "yes", ""


def rooms() -> list[str]:
    """The rooms that declare permissions, in the order of the house."""
    return list(dict.fromkeys(permission.room for permission in catalogue()))


def table(room: str) -> str:
    """The room's table as the code has it."""
    rows = [permission for permission in catalogue() if permission.room == room]
    with override("en-gb"):
        return "\n".join([f"# {room}: who may", "", *_legend(rows), "", *_grid(rows), ""])


def _legend(rows: list[Permission]) -> list[str]:
    return [
        f"{number}. {row.sentence}{' (opens records)' if row.opens_records else ''}"
        for number, row in enumerate(rows, start=1)
    ]


def _grid(rows: list[Permission]) -> list[str]:
    width = max(len(str(role.label)) for role in Role)
    heads = [str(number) for number in range(1, len(rows) + 1)]
    lines = [
        _line(str(role.label), width, [YES if role in row.roles else NO for row in rows])
        for role in Role
    ]
    return [_line("Role", width, heads), _line("-" * width, width, ["---"] * len(rows)), *lines]


def _line(first: str, width: int, cells: list[str]) -> str:
    return f"| {first:<{width}} | " + " | ".join(f"{cell:<3}" for cell in cells) + " |"


@pytest.mark.parametrize("room", rooms())
def test_the_table_of_a_room_is_what_the_code_allows(room: str) -> None:
    path = FOLDER / f"{room}.md"
    expected = table(room)
    written = path.read_text() if path.exists() else ""
    assert written == expected, (
        f"{path.name} does not say what {room}/permissions.py allows. If the change is right, "
        f"put this in its place:\n\n{expected}"
    )


def test_no_table_speaks_of_a_room_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(rooms())
