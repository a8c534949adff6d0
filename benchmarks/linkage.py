"""How well do records of one person find each other? On invented people, beside splink.

    python benchmarks/linkage.py --records 5000 --duplicated 0.15 --seed 7 --json
    python benchmarks/linkage.py --estimate src/wayside/calculations/linkage/parameters.json

Measured: the recall of the keys alone; precision and recall at the product's line, which was set on
other seeds; how often the right record ranks first, or among five; recall by what happened to the
record; pairs a second. splink (if installed) is shown at the line that is best for it on this very
set, an advantage the product is not given; the product's own best is shown too.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from linkage_estimate import estimate, pairs_sharing
from linkage_peer import Scored, run_peer
from linkage_people import Record, made_records
from wayside.calculations.linkage import Parameters, compare, keys_of

ESTIMATED_FROM = (101, 12_000)
LINE_FROM = (202, 5_000)
DUPLICATED = 0.15
ROW_FORM = "{:<16} {:>10} {:>8} {:>8} {:>12} {:>14}"

Pairs = set[tuple[int, int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or estimate; 0 when done, 2 with a sentence when the input cannot be used."""
    request = parser().parse_args(arguments)
    if request.records < 20 or not 0 < request.duplicated <= 0.5:
        print("linkage: give 20 records or more, at most half of them duplicates", file=sys.stderr)
        return 2
    if request.estimate:
        request.estimate.write_text(json.dumps(estimated(), indent=2) + "\n")
        return 0
    report = measured(request.records, request.duplicated, request.seed, peer=not request.alone)
    print(json.dumps(report, indent=2) if request.json else table(report))
    return 0


def parser() -> argparse.ArgumentParser:
    """The command line; argparse itself exits with 2 on a mistake."""
    found = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    found.add_argument("--records", type=int, default=5000)
    found.add_argument("--duplicated", type=float, default=DUPLICATED)
    found.add_argument("--seed", type=int, default=7)
    found.add_argument("--alone", action="store_true", help="without splink")
    found.add_argument("--json", action="store_true")
    found.add_argument("--estimate", type=Path, metavar="FILE", help="write parameters and stop")
    return found


def measured(count: int, duplicated: float, seed: int, *, peer: bool) -> dict[str, Any]:
    """Everything measured on one set."""
    records = made_records(count, duplicated, seed)
    truth = truth_of(records)
    began = time.perf_counter()
    keys = [keys_of(each.identity) for each in records]
    candidates = pairs_sharing(keys)
    found = time.perf_counter()
    scored = scores(records, candidates)
    seconds = time.perf_counter() - found
    report: dict[str, Any] = {
        "records": count,
        "seed": seed,
        "true_pairs": len(truth),
        "keys": {
            "recall": len(truth & set(candidates)) / len(truth),
            "mean": sum(map(len, keys)) / count,
            "most": max(map(len, keys)),
            "candidates_per_record": 2 * len(candidates) / count,
            "seconds": found - began,
        },
        "wayside": at_the_line(records, candidates, truth)
        | {"pairs": len(candidates), "pairs_per_second": len(candidates) / seconds}
        | {"hindsight": hindsight(scored, truth), **ranks(scored, truth)},
    }
    run = run_peer(records, seed) if peer else None
    if run:
        ours, theirs = report["wayside"], hindsight(run.pairs, truth)
        report["splink"] = (
            theirs
            | ranks(run.pairs, truth)
            | {
                "version": run.version,
                "pairs": len(run.pairs),
                "blocking_recall": len(truth & {(i, j) for _, i, j in run.pairs}) / len(truth),
                "training_seconds": run.training_s,
                "pairs_per_second": len(run.pairs) / run.comparing_s,
            }
        )
        report["ratio"] = {
            name: ours[name] / report["splink"][name]
            for name in ("precision", "recall", "f1", "first", "pairs_per_second")
        }
    return report


def truth_of(records: Sequence[Record]) -> Pairs:
    """The pairs of positions that are of one person."""
    return set(pairs_sharing([[each.person] for each in records]))


def scores(records: Sequence[Record], pairs: Iterable[tuple[int, int]]) -> Scored:
    """Bits of each pair."""
    return [(compare(records[i].identity, records[j].identity).bits, i, j) for i, j in pairs]


def at_the_line(
    records: Sequence[Record], pairs: Iterable[tuple[int, int]], truth: Pairs
) -> dict[str, Any]:
    """Precision and recall at the product's line, and recall by what happened to a record."""
    likely = {(i, j) for i, j in pairs if compare(records[i].identity, records[j].identity).likely}
    happened, met = Counter[str](), Counter[str]()
    for i, j in truth:
        for change in records[i].changes | records[j].changes:
            happened[change] += 1
            met[change] += (i, j) in likely
    return rates(len(likely & truth), len(likely), len(truth)) | {
        "relatives_taken_for_one": _relatives(records, likely - truth),
        "recall_by_change": {each: met[each] / happened[each] for each in sorted(happened)},
    }


def _relatives(records: Sequence[Record], wrong: Pairs) -> int:
    """Wrong pairs that share a family name and a birth: twins, nearly always."""
    identities = [each.identity for each in records]
    return sum(
        bool(identities[i].family) and identities[i].born is not None
        and (identities[i].family, identities[i].born) == (identities[j].family, identities[j].born)
        for i, j in wrong
    )  # fmt: skip


def hindsight(scored: Scored, truth: Pairs) -> dict[str, Any]:
    """Precision and recall at the line with the best F1 on this very set."""
    best: dict[str, Any] = {"f1": -1.0}
    hits = 0
    ranked = sorted(scored, key=lambda each: -each[0])
    for count, (bits, i, j) in enumerate(ranked, 1):
        hits += (i, j) in truth
        last = count == len(ranked) or ranked[count][0] != bits
        if last and 2 * hits / (count + len(truth)) > best["f1"]:
            best = rates(hits, count, len(truth)) | {"line_bits": bits}
    return best


def rates(hits: int, found: int, true: int) -> dict[str, float]:
    """Precision, recall and their harmonic mean."""
    return {
        "precision": hits / max(found, 1),
        "recall": hits / max(true, 1),
        "f1": 2 * hits / max(found + true, 1),
    }


def ranks(scored: Scored, truth: Pairs) -> dict[str, float]:
    """For how many of those with a second record it ranks first, and among five; ties lose."""
    beside: dict[int, list[tuple[float, bool]]] = {}
    for bits, i, j in scored:
        for each in (i, j):
            beside.setdefault(each, []).append((bits, (i, j) in truth))
    twice = [each for pair in truth for each in pair]
    places = []
    for each in twice:
        others = beside.get(each, [])
        mine = [bits for bits, true in others if true]
        if mine:
            places.append(sum(bits >= mine[0] for bits, _ in others))
    return {
        "first": sum(place == 1 for place in places) / len(twice),
        "among_five": sum(place <= 5 for place in places) / len(twice),
    }


def estimated() -> dict[str, Any]:
    """The document of ``parameters.json``: m, u and the line, from seeds of their own."""
    seed, count = ESTIMATED_FROM
    found = estimate(made_records(count, DUPLICATED, seed), seed=seed)
    line_seed, line_count = LINE_FROM
    document: dict[str, Any] = {
        "made": f"benchmarks/linkage.py --estimate: m and u by EM on {count} invented records "
        f"(seed {seed}), the line at the best F1 on {line_count} others (seed {line_seed})",
        "prior": 0.0001,
        "likely_bits": 0.0,
        "fields": {
            name.value: {
                level.name.lower(): [round(found.m[name][level], 6), round(found.u[name][level], 6)]
                for level in levels
            }
            for name, levels in found.m.items()
        },
    }
    using = Parameters.read(document)
    records = made_records(line_count, DUPLICATED, line_seed)
    pairs = pairs_sharing([keys_of(each.identity) for each in records])
    scored = [
        (compare(records[i].identity, records[j].identity, parameters=using).bits, i, j)
        for i, j in pairs
    ]
    line = hindsight(scored, truth_of(records))["line_bits"]
    return document | {"likely_bits": round(line, 1)}


def table(report: dict[str, Any]) -> str:
    """The figures for reading."""
    lines = [
        f"{report['records']} records, seed {report['seed']}, {report['true_pairs']} true pairs",
        "keys: recall {recall:.3f}, {mean:.1f} a record (most {most}), "
        "{candidates_per_record:.0f} candidates a record".format(**report["keys"]),
        ROW_FORM.format("", "precision", "recall", "F1", "ranks first", "pairs/second"),
    ]
    for name in ("wayside", "splink", "ratio"):
        if name in report:
            each = report[name]
            figures = [each[key] for key in ("precision", "recall", "f1", "first")]
            shown = [f"{figure:.3f}" for figure in figures]
            lines.append(ROW_FORM.format(name, *shown, f"{each['pairs_per_second']:,.2f}"))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
