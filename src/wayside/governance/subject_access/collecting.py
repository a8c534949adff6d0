"""What is kept of somebody, piece by piece, as the registry's export decisions say. What is asked
is what the database shows to whoever collects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst

from wayside.audit.retention import Goes
from wayside.governance.retention import registry
from wayside.vault.fields import LockedTextField
from wayside.web.clock import day_of
from wayside.web.collisions import in_words

# What a row says of when it was noted, the first that it has
NOTED = ("noted_at", "told_at", "met_at", "recorded_at", "made_at", "at", "asked_at", "created_at")
OWN = frozenset({"governance.AccessAbout", "governance.AccessItem"})
NOTHING: tuple[Any, ...] = (None, "", [], {}, ())


@dataclass(frozen=True, slots=True)
class Piece:
    """One field of one record: what it says, and whether a person must look at it first."""

    model: str
    row_number: UUID
    field: str
    noted_date: date | None
    value: str
    to_look_at: bool
    is_of_another: bool


def pieces(subject_id: UUID) -> Iterator[Piece]:
    """All of them, kind by kind, the earliest first."""
    for model in registry.record_models():
        way, wanted = registry.way_to_subject(model), registry.given(model)
        if way is None or not wanted or model._meta.label in OWN:
            continue
        rows = model._default_manager.filter(**{way: subject_id})
        for row in sorted(rows, key=lambda each: (_noted(each) or date.min, str(each.pk))):
            yield from _of_row(row, wanted)


def kind_of(label: str) -> str:
    """A kind of record in words."""
    return capfirst(str(_model(label)._meta.verbose_name))


def field_of(label: str, name: str) -> str:
    """A field in words."""
    return capfirst(str(_field(_model(label), name).verbose_name))


def _of_row(row: models.Model, wanted: list[tuple[Any, Goes]]) -> Iterator[Piece]:
    for field, to in wanted:
        value = getattr(row, field.name)
        if value in NOTHING:
            continue
        of_another = to is Goes.THIRD_PARTY
        words = isinstance(field, (LockedTextField, models.TextField))
        yield Piece(
            row._meta.label,
            row.pk,
            field.name,
            _noted(row),
            _said(row, field, value),
            of_another or words,
            of_another,
        )


def _said(row: models.Model, field: Any, value: Any) -> str:
    if isinstance(field, ArrayField):
        labels = dict(getattr(field.base_field, "flatchoices", ()))
        return ", ".join(str(labels.get(each, each)) for each in value)
    if isinstance(value, (dict, list)):
        return "\n".join(_lines(value))
    return str(in_words(row, field))


def _lines(value: Any, lead: str = "") -> Iterator[str]:
    """A JSON value as lines, with the way to each."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _lines(each, f"{lead}{key}: " if not isinstance(each, dict) else lead)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(each, lead)
    elif value not in NOTHING:
        yield f"{lead}{value}"


def _noted(row: models.Model) -> date | None:
    for name in NOTED:
        at = getattr(row, name, None)
        if isinstance(at, datetime):
            return day_of(at)
    return None


def _model(label: str) -> type[models.Model]:
    return apps.get_model(label)


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)
