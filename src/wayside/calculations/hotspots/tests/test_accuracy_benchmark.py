"""The accuracy benchmark as its user runs it: figures on good files, sentences on bad ones."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from wayside.calculations.hotspots import Precision

PROJECT = Path(__file__).resolve().parents[5]
SCRIPT = PROJECT / "benchmarks" / "hotspot_accuracy.py"
CRIME = PROJECT.parent / "shared" / "data" / "crime"
WEEKLY = ("--crs", "EPSG:32610", "--from", "2012-07-01", "--to", "2012-09-30")


def load() -> ModuleType:
    """The benchmark as a module, so that its refusals need no process of their own."""
    spec = importlib.util.spec_from_file_location("hotspot_accuracy", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = load()


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """What is said when the benchmark refuses with exit code 2."""
    try:
        code = BENCHMARK.main([str(each) for each in arguments])
    except SystemExit as left:
        code = left.code
    assert code == 2
    return capsys.readouterr().err


def written(folder: Path, rows: list[str], header: str = "occurred_at,longitude,latitude") -> Path:
    """A CSV file of rows."""
    path = folder / "events.csv"
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


def figures(path: Path, *arguments: str) -> dict[str, Any]:
    """The JSON report, made in a process of its own as a user would."""
    if importlib.util.find_spec("esda") is None or importlib.util.find_spec("libpysal") is None:
        pytest.skip("the benchmark's peer esda is not installed")
    done = subprocess.run(
        [sys.executable, SCRIPT, path, *arguments, "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "src")},
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_the_report_has_the_agreed_shape(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    days = np.datetime64("2012-01-01") + random.integers(0, 300, 400)
    spots = random.integers(0, 6, 400)
    rows = [
        f"{day}T10:00:00,{-122.3 - spot / 100},47.6" for day, spot in zip(days, spots, strict=True)
    ]
    rows += ["2012-01-02,0,0", ",-122.3,47.6", "2012-02-02,east,47.6"]
    report = figures(written(tmp_path, rows), *WEEKLY, "--k", "2,4")
    assert set(report) == {"k", "settings", "periods", "events", "set_aside"}
    assert report["set_aside"] == {"missing": 1, "zero": 1, "no_date": 1}
    assert set(report["k"]) == {"2", "4"}
    methods = {"wayside", "count_52w", "kde_300m", "gi_star", "ceiling", "wayside_spaced"}
    assert set(report["k"]["2"]["methods"]) == methods
    assert set(report["k"]["2"]["methods"]["wayside"]) == {"hit_rate", "pei"}
    assert set(report["k"]["2"]["difference"]) == {"kde_300m", "gi_star", "count_52w"}
    assert set(report["k"]["2"]["difference"]["gi_star"]) == {"points", "low", "high"}
    assert report["k"]["4"]["methods"]["ceiling"]["pei"] == 1


def test_dates_without_a_day_are_taken_as_months(tmp_path: Path) -> None:
    frame = BENCHMARK.read(written(tmp_path, ["2012-01,-122.3,47.6", "2012-03-01,-122.3,47.6"]))
    when = frame["occurred_at"].to_numpy().astype("datetime64[s]")
    assert BENCHMARK.precision_of(when, "month") is Precision.MONTH
    assert BENCHMARK.precision_of(when + np.timedelta64(1, "D"), "month") is Precision.TIME


def test_dates_without_a_day_are_refused_by_week(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"2012-{month:02},-122.3,47.6" for month in range(1, 10)]
    assert "--step month" in refusal(capsys, written(tmp_path, rows), *WEEKLY)


def test_feet_are_turned_into_metres() -> None:
    _, feet, _ = BENCHMARK.projection_of("EPSG:2926")
    _, metres, _ = BENCHMARK.projection_of("EPSG:32610")
    assert feet == pytest.approx(0.3048006)
    assert metres == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is no CSV"),
        (b"a,b\n1,2\n", "has no column occurred_at, longitude, latitude"),
        (b"occurred_at,longitude,latitude\n", "No row has a date"),
        (gzip.compress(b"occurred_at,longitude,latitude\n" * 999, mtime=0)[:40], "is no CSV"),
        (b"occurred_at,longitude,latitude\n2013-01-01T01:00:00,-122.3,47.6\n", "no past to learn"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(content)
    assert sentence in refusal(capsys, path, *WEEKLY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("--crs", "EPSG:4326"), "not in metres"),
        (("--crs", "moon"), "no coordinate system"),
        (("--k", "0"), "whole numbers above 0"),
        (("--unit", "-5"), "1 to 100000 metres"),
        (("--from", "July"), "a day like 2012-07-01"),
        (("--to", "2012-07-02"), "No whole week"),
        (("--step", "month", "--from", "2012-07-02"), "1st of a month"),
    ],
)
def test_an_argument_that_makes_no_sense_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, ...], sentence: str
) -> None:
    path = written(tmp_path, ["2012-01-02,-122.3,47.6", "2012-07-03T01:00:00,-122.3,47.6"])
    assert sentence in refusal(capsys, path, *WEEKLY, *change)


def test_a_file_that_is_not_there_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "There is no file" in refusal(capsys, tmp_path / "none.csv", *WEEKLY)


@pytest.mark.skipif(not CRIME.exists(), reason="needs the shared data folder beside the project")
def test_on_seattle_the_ranking_beats_the_maps_and_keeps_up_with_the_count() -> None:
    report = figures(
        CRIME / "seattle_prostitution_to_2014-06.csv.gz", "--crs", "EPSG:32610",
        "--from", "2012-07-01", "--to", "2014-06-30", "--k", "5,10,20",
    )  # fmt: skip
    ahead = report["k"]["10"]["difference"]
    assert report["periods"] == 104
    for peer in ("kde_300m", "gi_star"):
        assert ahead[peer]["points"] >= 10
        assert ahead[peer]["low"] > 0
    assert all(found["difference"]["count_52w"]["points"] > -1 for found in report["k"].values())
