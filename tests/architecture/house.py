"""The house as the contracts declare it: its rooms, in their order."""

import re
import tomllib
from functools import cache
from pathlib import Path

from wayside.config import paths

SOURCE = paths.PROJECT_FOLDER / "src" / "wayside"


@cache
def floors() -> tuple[tuple[str, ...], ...]:
    """The rooms from the top floor to the ground, as pyproject.toml declares them."""
    written = tomllib.loads((paths.PROJECT_FOLDER / "pyproject.toml").read_text())
    contracts = written["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["containers"] == ["wayside"])
    return tuple(tuple(re.findall(r"\w+", floor)) for floor in layers)


def height(room: str) -> int:
    """How far up a room lies; the ground floor is 0."""
    for level, rooms in enumerate(reversed(floors())):
        if room in rooms:
            return level
    raise KeyError(f"{room} has no place in the house; give it one in pyproject.toml.")


def modules() -> list[Path]:
    """Every module of the product but tests and migrations."""
    return [
        path
        for path in sorted(SOURCE.rglob("*.py"))
        if not {"tests", "migrations"} & set(path.relative_to(SOURCE).parts)
    ]
