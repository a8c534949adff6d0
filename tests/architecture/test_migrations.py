"""Each room's migrations form one line: nobody has to merge, and an upgrade has one path."""

from django.db.migrations import Migration
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.loader import MigrationLoader

from tests.architecture.house import floors

ROOMS = {room for floor in floors() for room in floor}


def forks(graph: MigrationGraph) -> list[str]:
    """Migrations of our rooms with two successors, or two predecessors, in their own room."""
    wrong = []
    for room, name in graph.nodes:
        if room in ROOMS:
            node = graph.node_map[room, name]
            before = [each for each in node.parents if each.key[0] == room]
            after = [each for each in node.children if each.key[0] == room]
            if len(before) > 1 or len(after) > 1:
                wrong.append(f"{room}.{name}")
    return sorted(wrong)


def graph_of(*steps: tuple[str, str | None]) -> MigrationGraph:
    graph = MigrationGraph()
    for name, _ in steps:
        graph.add_node(("crime", name), Migration(name, "crime"))
    for name, parent in steps:
        if parent:
            graph.add_dependency(None, ("crime", name), ("crime", parent))
    return graph


def test_every_room_has_one_line_of_migrations() -> None:
    assert forks(MigrationLoader(None).graph) == []


def test_a_line_passes_and_a_planted_fork_is_found() -> None:
    assert forks(graph_of(("0001", None), ("0002", "0001"), ("0003", "0002"))) == []
    assert forks(graph_of(("0001", None), ("0002", "0001"), ("0003", "0001"))) == ["crime.0001"]


def test_a_planted_merge_is_found() -> None:
    merged = graph_of(("0001", None), ("0002", "0001"), ("0003", "0001"), ("0004", "0002"))
    merged.add_dependency(None, ("crime", "0004"), ("crime", "0003"))
    assert forks(merged) == ["crime.0001", "crime.0004"]
