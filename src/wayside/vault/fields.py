"""Columns that hold locked text: plain on the record in memory, locked in the database.

The locked bytes are bound to the table, the column and the row's id, so they open nowhere else. A
value is opened when it is first read, not when the row is, so that a list which shows no name
opens none. There is no looking for what a column holds: that is what search tokens are for.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import FieldError
from django.db import models

from wayside.vault import holding

if TYPE_CHECKING:
    Base = models.Field[Any, Any]
else:
    Base = models.Field


@dataclass(frozen=True, slots=True)
class Locked:
    """Bytes as they stand in the database, not opened yet."""

    data: bytes


class LockedTextField(Base):
    """Text that is locked with the keys of a side.

    Args:
        ring: the name of the ring.
        longest: how many characters a form takes; the column itself has no limit.
    """

    empty_strings_allowed = True

    def __init__(
        self, *args: Any, ring: str = holding.SUPPORT, longest: int = 200, **kwargs: Any
    ) -> None:
        self.ring, self.longest = ring, longest
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "ring": self.ring, "longest": self.longest}

    def db_type(self, connection: Any) -> str:
        """PostgreSQL's bytes."""
        return "bytea"

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Put the descriptor on the model that opens a value as it is read."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """Bytes wait until somebody reads them."""
        return None if value is None else Locked(bytes(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """What is written: what stood there untouched, or the value locked now."""
        value = model_instance.__dict__.get(self.attname, "")
        if value is None or isinstance(value, Locked):
            return value
        plain = self.packed(value)
        if not plain:
            return Locked(b"")
        place = self.place(model_instance)
        return Locked(holding.ring(self.ring).lock(plain, bound_to=place))

    def get_prep_value(self, value: Any) -> Any:
        """Locked bytes, and nothing that was not locked. A column that is added later begins empty
        in every row, which needs no key."""
        value = super().get_prep_value(value)
        if value == "":
            return b""
        if value is None or isinstance(value, Locked):
            return value.data if value else None
        raise FieldError(f"{self.name} is locked: write it through its record.")

    def get_lookup(self, lookup_name: str) -> Any:
        """No comparison with what is locked, but whether there is something."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is locked: look for its search tokens.")
        return super().get_lookup(lookup_name)

    def formfield(self, **kwargs: Any) -> Any:
        """A form's field of text."""
        return forms.CharField(
            **{
                "label": self.verbose_name,
                "required": not self.blank,
                "max_length": self.longest,
                "help_text": self.help_text,
                **kwargs,
            }
        )

    def place(self, record: models.Model) -> str:
        """What the bytes are bound to."""
        return self.place_of(type(record), record.pk)

    def place_of(self, model: type[models.Model], pk: object) -> str:
        """The same by the model and the row's id."""
        return f"{model._meta.label_lower}:{pk}:{self.name}"

    def opened(self, record: models.Model, locked: Locked) -> Any:
        """The value that was locked.

        Raises:
            VaultError: without the key, or with other bytes.
        """
        if not locked.data:
            return self.unpacked(b"")
        ring = holding.ring(self.ring)
        return self.unpacked(ring.open(locked.data, bound_to=self.place(record)))

    def packed(self, value: Any) -> bytes:
        """A value as bytes; none for a value that says nothing."""
        return str(value).encode()

    def unpacked(self, data: bytes) -> Any:
        """The value of the bytes."""
        return data.decode()


class LockedJSONField(LockedTextField):
    """A JSON value that is locked with the keys of a side; empty is ``{}``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def packed(self, value: Any) -> bytes:
        """Its JSON, keys in order."""
        return json.dumps(value, sort_keys=True, ensure_ascii=False).encode() if value else b""

    def unpacked(self, data: bytes) -> Any:
        """The JSON value."""
        return json.loads(data) if data else {}


class LockedBytesField(LockedTextField):
    """Bytes, such as a file's, that are locked with the keys of a side; empty is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", bytes)
        super().__init__(*args, **kwargs)

    def packed(self, value: Any) -> bytes:
        """As they are."""
        return bytes(value)

    def unpacked(self, data: bytes) -> Any:
        """As they were."""
        return data


class _Opening:
    """The model's attribute: opens on the first read, keeps what was opened on the record."""

    def __init__(self, field: LockedTextField) -> None:
        self.field = field

    def __get__(self, record: models.Model | None, owner: type | None = None) -> Any:
        if record is None:
            return self
        values = record.__dict__
        name = self.field.attname
        if name not in values:
            record.refresh_from_db(fields=[name])
        if isinstance(values[name], Locked):
            values[name] = self.field.opened(record, values[name])
        return values[name]

    def __set__(self, record: models.Model, value: Any) -> None:
        record.__dict__[self.field.attname] = value
