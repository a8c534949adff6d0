"""The rooms of the house, from the top floor to the ground."""

import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from wayside.config import paths
from wayside.config.reference.markdown import document, paragraph, table

INTRODUCTION = (
    "A room may use the rooms below it, never one above or beside it. The import contracts in "
    "`pyproject.toml` declare the order, also for rooms not built yet; `make check` holds it."
)

FURNITURE = frozenset(
    [
        "actions",
        "figures",
        "forms",
        "jobs",
        "management",
        "migrations",
        "models",
        "permissions",
        "presenters",
        "queries",
        "rules",
        "templatetags",
        "tests",
        "urls",
        "views",
        "vocabulary",
    ]
)


def floors() -> list[list[str]]:
    """The rooms of each floor, the top first, as the contracts declare them."""
    written = tomllib.loads((paths.PROJECT_FOLDER / "pyproject.toml").read_text())
    contracts = written["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each.get("containers") == ["wayside"])
    return [re.findall(r"\w+", floor) for floor in layers]


def furniture(part: str) -> Iterator[ModuleType]:
    """The module of that name in every room and sub-room that has it, and the modules in it."""
    for room in rooms_and_sub_rooms():
        name = f"{room}.{part}"
        if find_spec(name):
            module = importlib.import_module(name)
            yield module
            for inner in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
                yield importlib.import_module(inner.name)


def rooms_and_sub_rooms() -> list[str]:
    """Every room that is an app, and the packages in it that are no piece of its furniture."""
    found: list[str] = []
    for app in apps.get_app_configs():
        if app.name.startswith("wayside."):
            inside = pkgutil.iter_modules(importlib.import_module(app.name).__path__)
            found.append(app.name)
            found += [
                f"{app.name}.{each.name}"
                for each in inside
                if each.ispkg and each.name not in FURNITURE
            ]
    return found


def page() -> str:
    """``docs/reference/rooms.md``."""
    rows = [
        (len(floors()) - level, f"`{room}`", _purpose(room))
        for level, rooms in enumerate(floors())
        for room in rooms
    ]
    return document("Rooms", INTRODUCTION, table(("Floor", "Room", "Holds"), rows))


def _purpose(room: str) -> str:
    if find_spec(f"wayside.{room}") is None:
        return "(not built yet)"
    return paragraph(importlib.import_module(f"wayside.{room}").__doc__)
