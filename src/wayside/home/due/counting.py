"""How much waits of several things, asked in one statement."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import CharField, Count, DateField, F, QuerySet, Value
from django.db.models.functions import Cast

Asked = Mapping[str, tuple[QuerySet[Any], str]]


def counted(asked: Asked) -> dict[str, Counter[date | None]]:
    """By name, how many rows have which day in the field that holds it; where no field does, how
    many there are."""
    found: dict[str, Counter[date | None]] = {name: Counter() for name in asked}
    if asked:
        first, *others = [_each(name, *rows) for name, rows in asked.items()]
        for name, day, count in first.union(*others, all=True):
            found[name][day] += count
    return found


def _each(name: str, rows: QuerySet[Any], field: str) -> QuerySet[Any, Any]:
    of = Value(name, output_field=CharField())
    on = F(field) if field else Cast(Value(None), DateField())
    known: QuerySet[Any, Any] = rows.order_by().values(of=of, on=on).annotate(n=Count("*"))
    return known.values_list("of", "on", "n")
