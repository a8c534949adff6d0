"""Everything that any ring locks or seals, of every model of every room, by what the models say.

Rotation, the count of what each key is used for and the look for lost keys all begin here, so a
column that a room adds is in all of them at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Func, Model, QuerySet, TextField

from wayside.vault.fields import LockedTextField
from wayside.vault.sealed import RingBy, SealedField

Field = LockedTextField | SealedField


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of a model with the columns that one ring locks."""

    model: type[Model]
    fields: tuple[Field, ...]
    ring: str
    rows: "QuerySet[Any]"

    @property
    def columns(self) -> list[str]:
        """What must be read of a row to lock it again."""
        bound = {each for field in self.fields for each in bound_by(field)}
        return sorted({"pk", *bound, *(field.attname for field in self.fields)})

    def keys(self) -> dict[str, int]:
        """How many values each key locks, by its id."""
        found: dict[str, int] = {}
        for field in self.fields:
            named = self.rows.order_by().annotate(key=key_in(field)).exclude(key=None)
            counts = named.values_list("key").annotate(Count("pk"))
            for key, count in counts:
                found[key] = found.get(key, 0) + count
        return found


def kept(models: Iterable[type[Model]]) -> Iterator[Kept]:
    """All of it."""
    for model in models:
        fields = kept_fields(model)
        rows = model._base_manager.all()
        for ring in sorted({each.ring for each in fields if isinstance(each.ring, str)}):
            yield Kept(model, tuple(each for each in fields if each.ring == ring), ring, rows)
        for field in fields:
            if isinstance(field.ring, RingBy):
                yield from _by_row(model, field, field.ring, rows)


def kept_fields(model: type[Model]) -> list[Field]:
    """The locked and sealed columns of a model."""
    return [
        each for each in model._meta.local_fields if isinstance(each, LockedTextField | SealedField)
    ]


def bound_by(field: Field) -> tuple[str, ...]:
    """The columns whose values a field's bytes are bound to."""
    return field.bound_by if isinstance(field, SealedField) else ("pk",)


def key_in(field: Field) -> Func:
    """In SQL, the id of the key in the head of a column's bytes; none where nothing is locked."""
    head = 1 if isinstance(field, SealedField) else 2
    name = "substring(%(expressions)s from {} for get_byte(%(expressions)s, {}))"
    return Func(
        F(field.attname),
        template=f"CASE WHEN length(%(expressions)s) > {head} THEN "
        f"encode({name.format(head + 1, head - 1)}, 'escape') END",
        output_field=TextField(),
    )


def _by_row(model: type[Model], field: Field, by: RingBy, rows: "QuerySet[Any]") -> Iterator[Kept]:
    """The rows by the ring that opens them."""
    values = rows.order_by().values_list(by.lookup, flat=True).distinct()
    rings: dict[str, list[str]] = {}
    for value in values:
        rings.setdefault(by.ring_of(value), []).append(value)
    for ring, told in sorted(rings.items()):
        yield Kept(model, (field,), ring, rows.filter(**{f"{by.lookup}__in": told}))
