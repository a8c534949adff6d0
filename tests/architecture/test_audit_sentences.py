"""Every action on the trail has a sentence, and every sentence an action."""

import ast
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.architecture.house import SOURCE, modules
from wayside.audit.sentences import said_by_rooms, sentence, sentences
from wayside.config.reference.rooms import furniture
from wayside.patrols.models.segments import SHAPED

SLUG = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def slugs_in(tree: ast.AST, room: str) -> Iterator[str]:
    """The room's own slugs in a module: written out, or ``f"room.{verb}"`` for each verb."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if SLUG.fullmatch(node.value) and node.value.startswith(f"{room}."):
                yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from spelled(node, room)


def spelled(node: ast.JoinedStr, room: str) -> Iterator[str]:
    """What ``f"room.{verb}"`` stands for: each of the room's verbs."""
    start = node.values[0]
    if isinstance(start, ast.Constant) and start.value == f"{room}.":
        verbs = import_module(f"wayside.{room}.vocabulary").Verb
        yield from (f"{room}.{verb.value}" for verb in verbs)


def used(paths: Iterable[Path]) -> set[str]:
    """Every action that the modules given record."""
    found: set[str] = set()
    for path in paths:
        found |= set(slugs_in(ast.parse(path.read_text()), room_of(path)))
    return found


def recording() -> list[Path]:
    """The modules of actions, and those that name an action to one."""
    return [
        path
        for path in modules()
        if "actions" in (path.stem, *path.relative_to(SOURCE).parts)
        or "action=" in path.read_text()
    ]


def not_actions() -> set[str]:
    """What looks like an action and is another slug: permissions."""
    tables = [getattr(module, "TABLE", ()) for module in furniture("permissions")]
    return {row.slug for table in tables for row in table}


def fields_in(tree: ast.Module) -> Iterator[str]:
    """The fields that a module's actions record: tuples of names, as they are or by constant,
    the module's own or another's."""
    kept = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    others = brought_in(tree)
    for value in recorded_fields(tree):
        for each in ast.walk(value):
            if not isinstance(each, ast.Name):
                yield from strings(each)
            elif each.id in kept:
                yield from strings(kept[each.id])
            else:
                yield from others.get(each.id, ())


def brought_in(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """The constants that a module imports from another of ours and that are tuples of names."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wayside."):
            for each in node.names:
                value = getattr(import_module(str(node.module)), each.name, None)
                if isinstance(value, tuple) and all(isinstance(word, str) for word in value):
                    found[each.asname or each.name] = value
    return found


def recorded_fields(tree: ast.Module) -> Iterator[ast.expr]:
    """What is given as ``fields``, by name or to a function that only writes the event."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "fields":
            yield node.value
        elif isinstance(node, ast.Call):
            yield from (word.value for word in node.keywords if word.arg == "fields")
            if re.search(r"(record|note|tell)", ast.unparse(node.func)):
                yield from node.args


def strings(node: ast.AST | None) -> Iterator[str]:
    for each in node.elts if isinstance(node, ast.Tuple) else ():
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def unnamed(room: str, path: Path) -> Iterator[str]:
    """Fields and kinds of record that a module of actions records and its room has no word for."""
    source = path.read_text()
    fields = said_by_rooms("AUDIT_FIELDS").get(room, {})
    yield from set(fields_in(ast.parse(source))) - set(fields)
    records = {kind for table in said_by_rooms("AUDIT_RECORDS").values() for kind in table}
    yield from set(re.findall(r'record_type="([a-z]+\.[A-Z]\w+)"', source)) - records


def test_every_field_and_kind_of_record_on_the_trail_has_a_word() -> None:
    found = [
        f"{path.stem}: {name}"
        for path in modules()
        if "actions" in (path.stem, *path.relative_to(SOURCE).parts)
        for name in unnamed(room_of(path), path)
    ]
    assert sorted(found) == []


def test_a_planted_field_without_a_word_is_found() -> None:
    planted = ast.parse('HELD = ("eye_colour",)\nrecord(fields=(*HELD, "shoe_size"))')
    assert set(fields_in(planted)) == {"eye_colour", "shoe_size"}


def test_a_field_of_a_constant_brought_in_from_elsewhere_is_found() -> None:
    source = "from wayside.patrols.models.segments import SHAPED\nrecord(fields=(*SHAPED, 'x'))"
    assert set(fields_in(ast.parse(source))) == {*SHAPED, "x"}


def test_every_action_recorded_has_a_sentence() -> None:
    recorded = used(recording())
    assert len(recorded) > 30
    assert sorted(recorded - not_actions() - set(sentences())) == []


def test_every_sentence_is_of_an_action_of_its_room_and_is_used() -> None:
    for room in {slug.partition(".")[0] for slug in sentences()}:
        written = "\n".join(
            path.read_text() for path in modules() if room_of(path) == room and path.stem != "tests"
        )
        for slug in (each for each in sentences() if each.startswith(f"{room}.")):
            verb = slug.partition(".")[2]
            assert written.count(f'"{slug}"') + written.count(f'"{verb}"') > 1, slug


@pytest.mark.parametrize(
    "planted", ['record(action="access.peek")', 'ACTION = "access.peek"\nrecord(action=ACTION)']
)
def test_a_planted_action_without_a_sentence_is_found(planted: str) -> None:
    assert set(slugs_in(ast.parse(planted), "access")) - set(sentences()) == {"access.peek"}


def test_an_action_of_a_room_that_is_gone_is_told_by_its_name() -> None:
    assert sentence("attic.store_box") == "attic: store box"
