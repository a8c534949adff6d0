"""The house as the contracts declare it: its rooms, in their order."""

from pathlib import Path

from wayside.config import paths
from wayside.config.reference.rooms import floors

__all__ = ["SOURCE", "floors", "height", "modules"]

SOURCE = paths.PROJECT_FOLDER / "src" / "wayside"


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
