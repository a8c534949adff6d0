"""The benchmark as its user runs it, small, and the figures that must not get worse."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[5] / "benchmarks"


@pytest.fixture(scope="module")
def benchmark() -> Iterator[ModuleType]:
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location("linkage_benchmark", FOLDER / "linkage.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(FOLDER))


def test_precision_and_recall_on_a_seeded_set_hold(
    benchmark: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert benchmark.main(["--records", "800", "--seed", "5", "--alone", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["true_pairs"] == 120
    assert report["keys"]["recall"] >= 0.95
    assert report["keys"]["most"] <= 12
    assert report["wayside"]["precision"] >= 0.85
    assert report["wayside"]["recall"] >= 0.6
    assert report["wayside"]["among_five"] >= 0.85


def test_the_same_seed_makes_the_same_people(benchmark: ModuleType) -> None:
    made = benchmark.made_records(60, 0.2, 3)
    assert made == benchmark.made_records(60, 0.2, 3)
    assert made != benchmark.made_records(60, 0.2, 4)
    assert len(benchmark.truth_of(made)) == 12


def test_figures_are_counted_as_they_are_named(benchmark: ModuleType) -> None:
    scored = [(9.0, 0, 1), (8.0, 0, 2), (7.0, 3, 4), (1.0, 5, 6)]
    truth = {(0, 1), (3, 4)}
    found = benchmark.hindsight(scored, truth)
    assert (found["precision"], found["recall"], found["line_bits"]) == (2 / 3, 1.0, 7.0)
    assert benchmark.ranks([(9.0, 0, 1), (9.0, 0, 2)], {(0, 1)}) == {"first": 0.5, "among_five": 1}


def test_what_cannot_be_used_gets_a_sentence(
    benchmark: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert benchmark.main(["--records", "3"]) == 2
    assert "20 records or more" in capsys.readouterr().err
