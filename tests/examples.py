"""How many examples a property is tried on: a seeded sample in ``make test``, many in
``make proof``."""

import os
from typing import Any

from hypothesis import settings

PROOF = bool(os.environ.get("WAYSIDE_PROOF"))
TIMES = 20


def examples(count: int, **more: Any) -> settings:
    """So many examples, the same at every run; in proof twenty times as many, new each time."""
    return settings(
        max_examples=count * (TIMES if PROOF else 1),
        derandomize=not PROOF,
        deadline=None,
        **more,
    )
