"""The peer, splink, on the same records: its own model, its own blocking, its own training.

It is given the same facts as columns: street, given and family name, birth date, birth year (also
where only that is known), area, and double entries for what it can look up across columns. It
knows no nicknames and is given none: that is the difference being measured.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from linkage_people import Record

Scored = list[tuple[float, int, int]]


@dataclass(frozen=True)
class PeerRun:
    """Pairs with their weight in bits, and seconds for training and for comparing."""

    version: str
    pairs: Scored
    training_s: float
    comparing_s: float


def run_peer(records: Sequence[Record], seed: int) -> PeerRun | None:
    """Train and compare with splink on DuckDB; None when it is not installed."""
    if find_spec("splink") is None:
        return None
    splink, duckdb = import_module("splink"), import_module("splink.backends.duckdb")
    began = time.perf_counter()
    arrow = import_module("pyarrow").Table
    table = duckdb.DuckDBAPI().register(
        arrow.from_pylist([_row(i, each) for i, each in enumerate(records)])
    )
    linker = splink.Linker(table, _settings(splink), log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [splink.block_on("given", "family", "born_year"), splink.block_on("born", "family")],
        recall=0.3,
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=seed)
    training.estimate_parameters_using_expectation_maximisation(splink.block_on("born"))
    training.estimate_parameters_using_expectation_maximisation(
        splink.block_on("given", "family", "area")
    )
    trained = time.perf_counter()
    found = linker.inference.predict(threshold_match_weight=-20).as_record_list()
    done = time.perf_counter()
    pairs = [_scored(each) for each in found]
    return PeerRun(splink.__version__, pairs, trained - began, done - trained)


def _scored(row: dict[str, Any]) -> tuple[float, int, int]:
    low, high = sorted((int(row["unique_id_l"]), int(row["unique_id_r"])))
    return float(row["match_weight"]), low, high


def _row(i: int, record: Record) -> dict[str, object]:
    """Blanks are nulls; an estimated birth has a year in its middle."""
    who = record.identity
    born = who.born
    whole = f"{born.year:04}-{born.month:02}-{born.day:02}" if born and born.day else None
    year = (born.year + born.last_year) // 2 if born else None
    names = {name: getattr(who, name).lower() or None for name in ("street", "given", "family")}
    return {
        "unique_id": i,
        **names,
        "born": whole,
        "born_year": year,
        "estimated": bool(born and born.is_estimate),
        "area": who.area or None,
    }


def _settings(splink: Any) -> Any:
    cl = import_module("splink.comparison_library")
    block_on = splink.block_on
    return splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ForenameSurnameComparison("given", "family"),
            cl.NameComparison("street").configure(term_frequency_adjustments=True),
            _birth_comparison(),
            cl.ExactMatch("area"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("born"),
            block_on("substr(given, 1, 3)"),
            block_on("substr(family, 1, 3)"),
            block_on("substr(street, 1, 3)"),
            "substr(l.street, 1, 3) = substr(r.given, 1, 3)",
            "substr(l.given, 1, 3) = substr(r.street, 1, 3)",
            "l.given = r.family",
            "l.family = r.given",
        ],
    )


def _birth_comparison() -> Any:
    """Its own levels of a date of birth, widened by a year where no more is known."""
    cl = import_module("splink.comparison_library")
    cll = import_module("splink.comparison_level_library")
    partly = "(born_l IS NULL OR born_r IS NULL)"
    guessed = "(estimated_l OR estimated_r)"
    return cl.CustomComparison(
        output_column_name="birth",
        comparison_levels=[
            cll.NullLevel("born_year"),
            cll.ExactMatchLevel("born"),
            cll.DamerauLevenshteinLevel("born", 1),
            cll.CustomLevel(
                f"{partly} AND NOT {guessed} AND born_year_l = born_year_r", "Same year known"
            ),
            cll.CustomLevel(f"{guessed} AND abs(born_year_l - born_year_r) <= 7", "Estimate"),
            cll.CustomLevel("abs(born_year_l - born_year_r) <= 1", "About the year"),
            cll.CustomLevel("abs(born_year_l - born_year_r) <= 10", "About ten years"),
            cll.ElseLevel(),
        ],
    )
