"""Every public action is keyword-only, says by whom and when, and leaves an audit event."""

import ast
import importlib
import importlib.util
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.architecture.house import modules
from wayside.audit.writer import record
from wayside.config.reference.rooms import furniture

Action = Callable[..., Any]
# What others take from actions that changes and shows nothing by itself
ANSWERED = {
    "wayside.partners.actions.founding.founder": "who acts while nobody has a role yet",
}


def actions_of(module: ModuleType, *, outside: Iterable[Path]) -> list[Action]:
    """The functions of an actions module that code outside of the room's actions uses."""
    room, _, _ = module.__name__.partition(".actions")
    used = names_used(tuple(outside), f"{room}.actions")
    own = {
        inspect.unwrap(value)
        for value in vars(module).values()
        if callable(value) and getattr(value, "__module__", "") == module.__name__
    }
    functions = [each for each in own if inspect.isfunction(each)]
    return sorted((each for each in functions if each.__name__ in used), key=lambda f: f.__name__)


@cache
def names_used(outside: tuple[Path, ...], package: str) -> frozenset[str]:
    """What any of the files takes from an actions package."""
    return frozenset(name for path in outside for name in names_taken(path, package))


@cache
def read(path: Path) -> tuple[list[ast.ImportFrom], list[tuple[str, str]]]:
    """What a file takes from elsewhere, and the attributes of names it asks for; walked once."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    taken = [each for each in nodes if isinstance(each, ast.ImportFrom) and each.module]
    asked = [
        (each.value.id, each.attr)
        for each in nodes
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)
    ]
    return taken, asked


def names_taken(path: Path, package: str) -> set[str]:
    """What a file takes from an actions package: names, and attributes of modules taken."""
    imports, asked = read(path)
    taken: set[str] = set()
    for node in imports:
        module = node.module or ""
        inside = module == package or module.startswith(f"{package}.")
        if inside or f"{module}.actions" == package:
            taken |= {alias.asname or alias.name for alias in node.names}
    return taken | {attribute for name, attribute in asked if name in taken}


def outside_actions() -> list[Path]:
    """The product's modules but those of actions themselves."""
    return [path for path in modules() if "actions" not in {path.stem, *path.parts}]


def called(function: Action) -> Iterator[object]:
    """What a function calls, by name, as far as names lead."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    names = getattr(function, "__globals__", {})
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield names.get(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield getattr(names.get(node.value.id), node.attr, None)


def leaves_event(function: Action, seen: set[object] | None = None) -> bool:
    """Whether the function, or one of ours that it calls, reaches the audit's writer."""
    seen = set() if seen is None else seen
    room = function.__module__.split(".")[0]
    for other in called(function):
        target = inspect.unwrap(other) if callable(other) else other
        if target is record:
            return True
        if inspect.isfunction(target) and target.__module__.startswith(room):
            if target in seen:
                continue
            seen.add(target)
            if leaves_event(target, seen):
                return True
    return False


def faults(actions: Iterable[Action]) -> list[str]:
    """What is wrong with actions."""
    wrong = []
    for action in actions:
        name = f"{action.__module__}.{action.__name__}"
        parameters = inspect.signature(action).parameters
        if name in ANSWERED:
            continue
        if any(each.kind is not each.KEYWORD_ONLY for each in parameters.values()):
            wrong.append(f"{name} takes a positional argument")
        wrong += [f"{name} lacks {word}" for word in ("by", "now") if word not in parameters]
        if not leaves_event(action):
            wrong.append(f"{name} leaves no audit event")
    return wrong


def test_every_action_is_keyword_only_and_leaves_an_event() -> None:
    outside = outside_actions()
    found = [
        action for module in furniture("actions") for action in actions_of(module, outside=outside)
    ]
    assert len(found) > 20
    assert faults(found) == []


def planted(folder: Path, text: str) -> ModuleType:
    path = folder / "planted_actions.py"
    path.write_text(f"from wayside.audit.writer import record\n\n{textwrap.dedent(text)}")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def own_functions(module: ModuleType) -> list[Action]:
    return [each for each in vars(module).values() if inspect.isfunction(each) and each != record]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def close(week, *, by, now):\n    record(by=by)", "close takes a positional argument"),
        ("def close(*, now):\n    record(by=None)", "close lacks by"),
        ("def close(*, by):\n    record(by=by)", "close lacks now"),
        ("def close(*, by, now):\n    return by", "close leaves no audit event"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, text: str, found: str) -> None:
    assert faults(own_functions(planted(tmp_path, text))) == [f"planted_actions.{found}"]


def test_an_event_left_by_a_function_further_down_counts(tmp_path: Path) -> None:
    text = """
        def close(*, by, now):
            note(by=by, now=now)

        def note(*, by, now):
            record(by=by)
    """
    assert faults(own_functions(planted(tmp_path, text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "from wayside.crime.actions import close",
        "from wayside.crime.actions.weeks import close",
        "from wayside.crime.actions import weeks\n\nweeks.close()",
        "from wayside.crime import actions\n\nactions.close()",
    ],
)
def test_an_action_is_found_however_it_is_taken(tmp_path: Path, text: str) -> None:
    path = tmp_path / "views.py"
    path.write_text(text)
    assert "close" in names_taken(path, "wayside.crime.actions")
    assert "close" not in names_taken(path, "wayside.partners.actions")
