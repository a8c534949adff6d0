"""Many rows at once into the tables of the product's own models, by COPY.

A row is a model and the values of its columns. What is not given is the field's own default, and
text that is locked is locked as the field locks it: with the ring's current key, bound to the
table, the column and the row. So a row stands there as if the product had written it, without the
price of a model's object a row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from wayside.vault import holding
from wayside.vault.fields import LockedTextField

Row = tuple[type[models.Model], Mapping[str, Any]]
Reader = Callable[[Mapping[str, Any]], Any]


def copy(cursor: Any, rows: Iterable[Row]) -> None:
    """Write rows into their tables, in the order in which the tables are first met."""
    tables: dict[type[models.Model], list[Mapping[str, Any]]] = {}
    for model, values in rows:
        tables.setdefault(model, []).append(values)
    for model, given in tables.items():
        names, readers = columns(model)
        listed = ", ".join(f'"{each}"' for each in names)
        with cursor.copy(f'COPY "{model._meta.db_table}" ({listed}) FROM STDIN') as out:
            for each in given:
                out.write_row([read(each) for read in readers])


@cache
def columns(model: type[models.Model]) -> tuple[Sequence[str], Sequence[Reader]]:
    """The columns that are written, and how the value of each is had from a row."""
    fields = [
        each
        for each in model._meta.concrete_fields
        # The database itself numbers these
        if each.get_internal_type() != "BigAutoField"
    ]
    return [str(each.column) for each in fields], [reader(each) for each in fields]


def reader(field: Any) -> Reader:
    """How the value of one column is had from a row."""
    name = field.attname
    if isinstance(field, LockedTextField):
        return locked(field)
    if isinstance(field, ArrayField):
        return lambda row: row.get(name, [])
    default = field.get_db_prep_save(field.get_default(), connection)
    return lambda row: row.get(name, default)


def locked(field: LockedTextField) -> Reader:
    """The same for a column that is locked."""
    ring, model, name = holding.ring(field.ring), field.model, field.attname

    def read(row: Mapping[str, Any]) -> bytes:
        plain = field.packed(row[name]) if name in row else b""
        return ring.lock(plain, bound_to=field.place_of(model, row["id"])) if plain else b""

    return read
