"""The import contracts of pyproject.toml, each run on a small house with a wrong import."""

import os
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.architecture.house import floors
from wayside.config import paths

CONTRACTS = paths.PROJECT_FOLDER / "pyproject.toml"
ALL_ROOMS = [room for floor in floors() for room in floor]

LOOK_DOWN = "Rooms look down, never up or sideways"
FURNITURE = "Inside a room, addresses come first and words last"
SUPPORT = "The wall: the support side knows no enforcement"
ENFORCEMENT = "The wall: enforcement knows no support side"
PURE = "Calculations are pure: no Django, no database"
APART = "Calculations do not know each other"
WRITER = "Only actions write to the trail"
RELEASED = "Of the support side, operations see released counts alone"
SOLVER = "Only the rota's solver knows OR-Tools"

PLANTED = {
    (LOOK_DOWN, "up"): {"crime/queries.py": "import wayside.patrols.models"},
    (LOOK_DOWN, "sideways"): {"audit/models.py": "import wayside.web.models"},
    (LOOK_DOWN, "no place"): {"gossip/__init__.py": ""},
    (FURNITURE, "model knows view"): {"crime/models.py": "import wayside.crime.views"},
    (FURNITURE, "form acts"): {"crime/forms.py": "import wayside.crime.presenters"},
    (SUPPORT, "direct"): {"people/queries.py": "import wayside.intelligence.models"},
    (ENFORCEMENT, "direct"): {"demand/queries.py": "import wayside.support.models"},
    (ENFORCEMENT, "roundabout"): {
        "intelligence/queries.py": "import wayside.sharing.queries",
        "sharing/queries.py": "import wayside.people.models",
    },
    (PURE, "django"): {"calculations/hotspots.py": "import django.db"},
    (APART, "neighbour"): {"calculations/hotspots.py": "import wayside.calculations.rostering"},
    (WRITER, "view writes"): {"crime/views.py": "import wayside.audit.writer"},
    (RELEASED, "records"): {"patrols/queries.py": "import wayside.people.models"},
    (SOLVER, "other"): {"calculations/placement.py": "import ortools.sat"},
}


def build(folder: Path, planted: dict[str, str]) -> None:
    """A house with every room and its furniture, and the planted modules over it."""
    furniture = ("urls", "views", "forms", "presenters", "actions", "queries", "models")
    files = {f"{room}/{name}.py": "" for room in ALL_ROOMS for name in furniture}
    files |= {f"{room}/__init__.py": "" for room in ALL_ROOMS}
    files |= {"calculations/hotspots.py": "", "calculations/rostering/solver.py": ""}
    files |= {"calculations/rostering/__init__.py": "", "audit/writer.py": "", "__init__.py": ""}
    for name, text in {**files, **planted}.items():
        path = folder / "wayside" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def broken(folder: Path) -> set[str]:
    """The contracts that the linter finds broken in a house."""
    program = paths.PROJECT_FOLDER / ".venv" / "bin" / "lint-imports"
    done = subprocess.run(
        [str(program), "--config", str(CONTRACTS), "--no-cache"],
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    return {line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")}


def test_a_house_without_wrong_imports_keeps_every_contract(tmp_path: Path) -> None:
    build(tmp_path, {})
    assert broken(tmp_path) == set()


@pytest.mark.parametrize(("contract", "how"), PLANTED)
def test_a_wrong_import_breaks_its_contract(tmp_path: Path, contract: str, how: str) -> None:
    build(tmp_path, PLANTED[contract, how])
    assert contract in broken(tmp_path)


def test_no_contract_is_without_a_planted_violation() -> None:
    written = tomllib.loads(CONTRACTS.read_text())["tool"]["importlinter"]["contracts"]
    assert {contract for contract, _ in PLANTED} == {each["name"] for each in written}
