"""What the workers of a run do one after another: each of them would do the same work again."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from wayside.config import paths


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Wait for whoever does this now, then do it."""
    path = paths.var(f"{name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
