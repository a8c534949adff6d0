"""How many examples a property is tried on: a seeded sample in ``make test``, many in
``make proof``."""

import os
from typing import Any

from hypothesis import HealthCheck, settings

PROOF = bool(os.environ.get("WAYSIDE_PROOF"))
TIMES = 20


def choose_profile() -> None:
    """For every property: the same examples at every run, in proof new ones each time. Neither the
    time that one takes nor how fast they are made fails it: that is the machine's load."""
    settings.register_profile(
        "house",
        derandomize=not PROOF,
        deadline=None,
        suppress_health_check=(HealthCheck.too_slow,),
    )
    settings.load_profile("house")


def examples(count: int, **more: Any) -> settings:
    """So many examples; in proof twenty times as many."""
    return settings(max_examples=count * (TIMES if PROOF else 1), **more)
