"""Edits that meet: the later one is told, and shown both versions, before anything is lost."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.web.components.text import london
from wayside.web.models import Versioned

BLANK = _("Blank")
VERSION = re.compile(r"[0-9]{1,9}")
Record = TypeVar("Record", bound=Versioned)


class Collision(Exception):  # noqa: N818  a word of the domain
    """Someone else has changed the record since this edit began; ``current`` is theirs.

    ``current`` is None when the record is gone.
    """

    def __init__(self, current: Versioned | None) -> None:
        super().__init__(_("Somebody else has changed this since you opened it."))
        self.current = current


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: its label, and both values in words."""

    name: str
    label: str | Promise
    mine: str | Promise
    theirs: str | Promise


def version_in(sent: str) -> int:
    """The version that a page sent; 0, which no record has, where that is no number."""
    return int(sent) if VERSION.fullmatch(sent) else 0


def save_versioned(
    instance: Record, *, expected_version: int, now: datetime, fields: Iterable[str]
) -> Record:
    """Write ``fields`` if the stored version is still ``expected_version``.

    The comparison is part of the UPDATE, so two writers at one moment cannot both succeed.

    Raises:
        Collision: with the row as it now stands.
    """
    names = tuple(fields)
    values = {name: _as_saved(instance, name) for name in names}
    manager = type(instance)._default_manager
    written = manager.filter(pk=instance.pk, version=expected_version).update(
        **values, version=expected_version + 1, updated_at=now
    )
    if not written:
        raise Collision(manager.filter(pk=instance.pk).first())
    instance.version, instance.updated_at = expected_version + 1, now
    return instance


def _as_saved(instance: Versioned, name: str) -> Any:
    """A field's value as saving writes it: a locked field's is locked for its record."""
    field = instance._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is not a field that can be written")
    return field.pre_save(instance, add=False)


def differences(
    mine: Versioned, theirs: Versioned, fields: Iterable[str]
) -> tuple[Difference, ...]:
    """The fields in which two versions of a record differ, in words."""
    found = []
    for name in fields:
        field = mine._meta.get_field(name)
        if not isinstance(field, models.Field):
            raise TypeError(f"{name} is not a field that can be compared")
        if field.value_from_object(mine) != field.value_from_object(theirs):
            found.append(
                Difference(name, field.verbose_name, in_words(mine, field), in_words(theirs, field))
            )
    return tuple(found)


def is_choice(field: str) -> bool:
    """Whether a field that was sent is an answer of the collision page."""
    return field == "keep" or field.startswith("keep-")


def keeps_theirs(choices: Mapping[str, str], name: str) -> bool:
    """Whether the saved value of a field was chosen on the collision page; ``choices`` is what the
    page sends: ``keep`` for all fields, else ``keep-<field>``. What is not answered is mine."""
    return (choices.get("keep") or choices.get(f"keep-{name}")) == "theirs"


def in_words(record: models.Model, field: "models.Field[Any, Any]") -> str | Promise:
    """A field's value as a person reads it: a choice's label, a related record's name, a time
    in London."""
    display = getattr(record, f"get_{field.name}_display", None)
    value = display() if display else getattr(record, field.name)
    if value is None or value == "":
        return BLANK
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return london(value)
    return str(value)
