"""Needs by strand, counted by the database: no record is read."""

from collections.abc import Mapping

from django.db import connection

from wayside.calculations.disclosure_control import HELD_BACK, rounded
from wayside.support.vocabulary import NeedKind

Counts = Mapping[str, Mapping[NeedKind, int | None]]


def published() -> Counts:
    """By strand and need, how many of the agency's people have it now; ``None`` is held back.
    There is no total that a number held back could be worked out from."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT strand, kind, people FROM support.strand_counts()")
        rows = cursor.fetchall()
    found: dict[str, dict[NeedKind, int | None]] = {}
    for strand, kind, people in rows:
        cell = None if people <= HELD_BACK else rounded(people)
        found.setdefault(strand, {})[NeedKind(kind)] = cell
    return found
