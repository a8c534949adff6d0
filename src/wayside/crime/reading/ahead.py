"""Reads ahead in a thread, so that reading and storing go on at the same time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, Full, Queue
from typing import TypeVar

Item = TypeVar("Item")
POLL_SECONDS = 0.2


@contextmanager
def reading_ahead(source: Iterator[Item], *, depth: int = 1) -> Iterator[Iterator[Item]]:
    """The items of ``source``, made up to ``depth`` items before they are asked for.

    What ``source`` raises is raised here, in its place. Leaving the block early ends the thread.
    """
    waiting: Queue[tuple[Item | None, BaseException | None]] = Queue(depth)
    is_over = threading.Event()

    def put(item: Item | None, error: BaseException | None) -> None:
        while not is_over.is_set():
            try:
                return waiting.put((item, error), timeout=POLL_SECONDS)
            except Full:
                continue
        return None

    def work() -> None:
        try:
            for item in source:
                put(item, None)
                if is_over.is_set():
                    return
            put(None, None)
        except BaseException as error:
            put(None, error)

    thread = threading.Thread(target=work, name="reading-ahead", daemon=True)
    thread.start()
    try:
        yield _taken(waiting, thread)
    finally:
        is_over.set()
        thread.join()


def _taken(
    waiting: "Queue[tuple[Item | None, BaseException | None]]", thread: threading.Thread
) -> Iterator[Item]:
    while True:
        try:
            item, error = waiting.get(timeout=POLL_SECONDS)
        except Empty:
            if not thread.is_alive() and waiting.empty():
                return
            continue
        if error is not None:
            raise error
        if item is None:
            return
        yield item
