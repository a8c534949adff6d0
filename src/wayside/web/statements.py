"""Query sets that are built and compiled once, then run again and again with other values.

For a page of many short statements, building them in Python takes longer than the database takes
to answer. What is written stays a query set; only its values come later.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from inspect import signature
from types import NoneType, UnionType
from typing import Any, Generic, ParamSpec, TypeVar, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connections, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = TypeVar("Row")

KINDS: "dict[Any, type[models.Field[Any, Any]]]" = {
    UUID: models.UUIDField,
    date: models.DateField,
    datetime: models.DateTimeField,
    int: models.IntegerField,
    str: models.TextField,
}
"""What a value that comes later may be, or a list of it."""


class Later(Expression):
    """The place in a statement of a value that comes when it is run; of a list, one row each, so
    that ``__in`` takes it."""

    def __init__(self, name: str, output_field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """The place itself stands among the parameters until ``_Compiled`` fills it."""
        if isinstance(self.output_field, ArrayField):
            return f"(SELECT unnest(%s::{self.output_field.db_type(connection)}))", [self]
        return "%s", [self]

    def value(self, given: dict[str, Any], connection: Any) -> Any:
        """What goes to the driver."""
        return self.output_field.get_db_prep_value(given[self.name], connection)


class _Compiled(Generic[Row]):
    """One query set with its statement, shared by all requests: nothing here changes."""

    def __init__(self, found: models.QuerySet[Any, Row]) -> None:
        self.found = found
        self.compiler: Any = found.query.get_compiler(using=found.db)
        self.sql, self.params = self.compiler.as_sql()

    def run(self, given: dict[str, Any]) -> list[Row]:
        """The rows for these values, on this thread's connection."""
        connection = connections[self.found.db]
        filled = [
            each.value(given, connection) if isinstance(each, Later) else each
            for each in self.params
        ]
        compiler = _copy(
            self.compiler, connection=connection, as_sql=lambda: (self.sql, tuple(filled))
        )
        query = _copy(self.found.query, get_compiler=lambda *_at, **_using: compiler)
        return list(_copy(self.found, _query=query))


def _field(hint: Any) -> "models.Field[Any, Any]":
    if get_origin(hint) is UnionType:
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is list:
        return ArrayField(KINDS[get_args(hint)[0]]())
    return KINDS[hint]()


def _copy(original: Any, **changed: Any) -> Any:
    """A shallow copy with other attributes; ``copy.copy`` would run a query set."""
    copied = object.__new__(type(original))
    copied.__dict__.update(original.__dict__ | changed)
    return copied


def compiled(build: Callable[P, models.QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Build and compile on the first call; afterwards only run.

    The function is called once, with a place for each argument instead of its value: it may
    compare columns with them, but not decide by them, and its annotations (of ``KINDS``) say how
    each is sent. A list is compared with ``__in``; nothing is equal to ``None``.
    """
    asked = signature(build)
    kept: list[_Compiled[Row]] = []

    def once() -> _Compiled[Row]:
        if not kept:
            hints = get_type_hints(build)
            places: Any = {each: Later(each, _field(hints[each])) for each in asked.parameters}
            kept.append(_Compiled(cast(Any, build)(**places)))
        return kept[0]

    @wraps(build)
    def run(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        return once().run(asked.bind(*args, **kwargs).arguments)

    return run
