"""Every public action is keyword-only, says by whom and when, and leaves an audit event."""

import ast
import importlib
import importlib.util
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import grimp
import pytest

from wayside.audit.writer import record
from wayside.config.reference.rooms import furniture

Action = Callable[..., Any]
# Actions that change and show nothing by themselves, with the reason
ANSWERED: dict[str, str] = {}


def actions_modules() -> Iterator[ModuleType]:
    """Every room's actions. A package that lists what it offers stands for its modules."""
    for module in furniture("actions"):
        package = sys.modules[module.__name__.partition(".actions")[0] + ".actions"]
        if module is package or not hasattr(package, "__all__"):
            yield module


def public_functions(module: ModuleType) -> Iterator[Action]:
    """The functions that a module offers: those it lists, else all of its own."""
    listed = getattr(module, "__all__", None)
    for name, value in vars(module).items():
        function = inspect.unwrap(value) if callable(value) else None
        own = inspect.isfunction(function) and function.__module__ == module.__name__
        is_offered = name in listed if listed is not None else own and not name.startswith("_")
        if is_offered and inspect.isfunction(function):
            yield function


def reached_around(graph: grimp.ImportGraph) -> list[str]:
    """Imports from elsewhere of a module inside an actions package that lists what it offers."""
    wrong = []
    packages = {name for name in graph.modules if name.endswith(".actions")}
    for package in packages:
        if not hasattr(importlib.import_module(package), "__all__"):
            continue
        for inner in graph.find_descendants(package):
            for importer in graph.find_modules_that_directly_import(inner):
                if not importer.startswith(package) and ".tests" not in importer:
                    wrong.append(f"{importer} -> {inner}")
    return sorted(wrong)


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


def faults(module: ModuleType) -> list[str]:
    """What is wrong with a module's actions."""
    wrong = []
    for action in public_functions(module):
        name = f"{action.__module__}.{action.__name__}"
        parameters = inspect.signature(action).parameters
        if any(each.kind is not each.KEYWORD_ONLY for each in parameters.values()):
            wrong.append(f"{name} takes a positional argument")
        wrong += [f"{name} lacks {word}" for word in ("by", "now") if word not in parameters]
        if name not in ANSWERED and not leaves_event(action):
            wrong.append(f"{name} leaves no audit event")
    return wrong


def test_every_action_is_keyword_only_and_leaves_an_event() -> None:
    modules = list(actions_modules())
    assert sum(len(list(public_functions(module))) for module in modules) > 5
    assert [fault for module in modules for fault in faults(module)] == []


def test_what_an_actions_package_keeps_to_itself_is_not_reached_around() -> None:
    assert reached_around(grimp.build_graph("wayside")) == []


def test_a_planted_way_around_is_found() -> None:
    graph = grimp.build_graph("wayside")
    graph.add_module("wayside.patrols.planted")
    graph.add_import(
        importer="wayside.patrols.planted", imported="wayside.partners.actions.granting"
    )
    assert "wayside.patrols.planted -> wayside.partners.actions.granting" in reached_around(graph)


def planted(folder: Path, text: str) -> ModuleType:
    path = folder / "planted_actions.py"
    path.write_text(f"from wayside.audit.writer import record\n\n{textwrap.dedent(text)}")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
    assert faults(planted(tmp_path, text)) == [f"planted_actions.{found}"]


def test_an_event_left_by_a_function_further_down_counts(tmp_path: Path) -> None:
    text = """
        def _note(by):
            record(by=by)

        def close(*, by, now):
            _note(by)
    """
    assert faults(planted(tmp_path, text)) == []
