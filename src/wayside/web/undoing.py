"""What a transaction cannot take back by itself: a file that was written while it was open.

Whoever writes such a thing says with ``when_undone`` how it is removed. A killed process undoes
nothing: what it left is for a sweep to find.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

logger = logging.getLogger(__name__)
Undo = Callable[[], object]
_undos: ContextVar[list[Undo] | None] = ContextVar("undos", default=None)


def when_undone(undo: Undo) -> None:
    """Have ``undo`` called if the transaction of ``undoable`` that is open is rolled back."""
    undos = _undos.get()
    if undos is not None:
        undos.append(undo)


@contextmanager
def undoable() -> Iterator[None]:
    """The outermost transaction of a request or a command."""
    undos: list[Undo] = []
    token = _undos.set(undos)
    is_kept = False
    try:
        with transaction.atomic():
            yield
            will_be_kept = not transaction.get_rollback()
        is_kept = will_be_kept
    finally:
        _undos.reset(token)
        if not is_kept:
            _undo_all(undos)


def _undo_all(undos: list[Undo]) -> None:
    """Each by itself: one that fails hides neither the others nor why all was rolled back."""
    for undo in reversed(undos):
        try:
            undo()
        except OSError:
            logger.exception("undo_failed")
