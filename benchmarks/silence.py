"""Whether the clock tells that a record is there: "not found" beside "not allowed", over HTTP.

Run it against a running demo (``make demo`` in another terminal):

    .venv/bin/python benchmarks/silence.py --base http://127.0.0.1:8000 --json

Her own worker finds the numbers of records. Then, as each stranger, the page of a record that is
there and the page of a number that nobody has are asked for, in random order, ``--rounds`` times
each. ``ratio`` is the median of the first beside that of the second; ``low`` and ``high`` bound
it in 95 of 100 resamples (percentile bootstrap over both). ``told`` says that 1 lies outside.
"""

import argparse
import json
import random
import statistics
import sys
import time
import urllib.error
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import uuid4

from pages import Visitor, address

RESAMPLES = 2000
STRANGERS = ("caseworker-recovery", "patrol-officer", "coordinator", "administrator")
RECORDS = {
    "person": "/people/ > /people/ID/",
    "contact": "/people/ > /people/ID/ > /contact/",
    "meetings": "/people/ > /people/ID/ > /meetings/",
    "consent": "/people/ > /people/ID/ > /consent/",
    "handover": "/sharing/handovers/ > /handovers/ID/",
}
"""By name, the way to a record that the demo's caseworker has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How the two compare."""

    there_ms: float
    nowhere_ms: float
    ratio: float
    low: float
    high: float
    told: bool


def elsewhere(path: str) -> str:
    """The same address with a number that nobody has."""
    return "/".join(str(uuid4()) if len(part) == 36 else part for part in path.split("/"))


def asked(visitor: Visitor, path: str) -> float:
    """Milliseconds until the refusal is here."""
    began = time.perf_counter()
    try:
        visitor.get(path)
    except urllib.error.HTTPError as refused:
        refused.read()
        return (time.perf_counter() - began) * 1000
    sys.exit(f"{path} is open to a stranger.")


def compared(
    there: Sequence[float], nowhere: Sequence[float], *, resamples: int = RESAMPLES, seed: int = 1
) -> Answer:
    """The ratio of the medians with its interval."""
    chance = random.Random(seed)
    ratios = sorted(
        statistics.median(chance.choices(there, k=len(there)))
        / statistics.median(chance.choices(nowhere, k=len(nowhere)))
        for _ in range(resamples)
    )
    low, high = ratios[int(resamples * 0.025)], ratios[int(resamples * 0.975)]
    one, other = statistics.median(there), statistics.median(nowhere)
    return Answer(
        round(one, 2),
        round(other, 2),
        round(one / other, 4),
        round(low, 4),
        round(high, 4),
        not low <= 1 <= high,
    )


def measured(visitor: Visitor, path: str, rounds: int, chance: random.Random) -> Answer:
    """Both, in an order that is drawn, so that the machine's load falls on both alike."""
    asked(visitor, path)
    times: dict[bool, list[float]] = {True: [], False: []}
    order = [True, False] * rounds
    chance.shuffle(order)
    for is_there in order:
        times[is_there].append(asked(visitor, path if is_there else elsewhere(path)))
    return compared(times[True], times[False])


def run(base: str, rounds: int) -> dict[str, dict[str, float]]:
    """Every record as every stranger."""
    worker = Visitor(base)
    worker.sign_in("caseworker")
    found = {name: address(worker, way) for name, way in RECORDS.items()}
    chance = random.Random(1)
    answers = {}
    for stranger in STRANGERS:
        visitor = Visitor(base)
        visitor.sign_in(stranger)
        for name, path in found.items():
            answers[f"{stranger}: {name}"] = asdict(measured(visitor, path, rounds, chance))
    return answers


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    try:
        answers = run(options.base, options.rounds)
    except (urllib.error.URLError, ConnectionError) as error:
        sys.exit(f"{options.base} did not answer as expected: {error}. Run make demo first.")
    if options.json:
        print(json.dumps({"rounds": options.rounds, "records": answers}, indent=2))
        return
    for name, each in answers.items():
        print(f"{each['ratio']:.3f} ({each['low']:.3f} to {each['high']:.3f})  {name}")


if __name__ == "__main__":
    main()
