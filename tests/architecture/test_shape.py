"""Nothing grows beyond what is read at a glance without an answer, and names mean something."""

import ast
from collections.abc import Iterable
from pathlib import Path

from tests.architecture.house import SOURCE, modules

MODULE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 40
MEANINGLESS = {"utils", "helpers", "common", "core", "manager", "misc", "tools"}
# What is longer, and why it is not split
ANSWERED: dict[str, str] = {}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix() if path.is_relative_to(SOURCE) else path.name


def long_files(paths: Iterable[Path], limit: int) -> list[str]:
    """Files with more lines than the limit, unanswered for."""
    counted = {name_of(path): len(path.read_text().splitlines()) for path in paths}
    return [
        f"{name}: {lines} lines"
        for name, lines in counted.items()
        if lines > limit and name not in ANSWERED
    ]


def long_functions(paths: Iterable[Path]) -> list[str]:
    """Functions whose body has more lines than the limit."""
    found = []
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{name_of(path)}:{node.name}"
                if lines_of(node) > FUNCTION_LINES and name not in ANSWERED:
                    found.append(f"{name}: {lines_of(node)} lines")
    return found


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body: neither the signature, a line an argument, nor the docstring."""
    first, *rest = node.body
    told = ast.get_docstring(node, clean=False) is not None
    start = (rest[0] if rest else first).lineno if told else first.lineno
    return (node.end_lineno or start) - start + 1


def templates() -> list[Path]:
    return sorted(SOURCE.rglob("templates/**/*.html"))


def test_no_module_is_longer_than_it_may_be() -> None:
    assert long_files(modules(), MODULE_LINES) == []


def test_no_function_is_longer_than_it_may_be() -> None:
    assert long_functions(modules()) == []


def test_no_template_is_longer_than_it_may_be() -> None:
    assert long_files(templates(), TEMPLATE_LINES) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in modules() if path.stem in MEANINGLESS] == []


def test_what_is_answered_for_is_still_there_and_still_long() -> None:
    for name in ANSWERED:
        file, _, function = name.partition(":")
        path = SOURCE / file
        assert path.exists(), f"{name} is gone: take it off the list"
        limit = TEMPLATE_LINES if path.suffix == ".html" else MODULE_LINES
        if not function:
            assert len(path.read_text().splitlines()) > limit, f"{name} is short now"


def test_a_planted_long_module_and_function_are_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    body = "\n".join(f"    x = {number}" for number in range(FUNCTION_LINES + 1))
    planted.write_text(f"def long():\n{body}\n" + "y = 1\n" * MODULE_LINES)
    assert long_files([planted], MODULE_LINES) == ["planted.py: 342 lines"]
    assert long_functions([planted]) == ["planted.py:long: 41 lines"]


def test_a_docstring_does_not_make_a_function_long(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    words = "\n".join("    words" for _ in range(FUNCTION_LINES))
    planted.write_text(f'def told():\n    """Tell.\n{words}\n    """\n    return 1\n')
    assert long_functions([planted]) == []
