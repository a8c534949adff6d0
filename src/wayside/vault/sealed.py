"""Columns that hold sealed boxes: what somebody puts in who cannot take it out again.

The field says what a box is bound to and whose ring opens it, so that a rotation finds and reseals
it like everything that is locked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from wayside.vault import holding
from wayside.vault.boxes import box_of, unseal


@dataclass(frozen=True, slots=True)
class RingBy:
    """The ring of a row by another of its columns.

    Args:
        lookup: the column, or one of a row that it points to.
        ring_of: the ring's name of that column's value.
    """

    lookup: str
    ring_of: Callable[[str], str]


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """A sealed box.

    Args:
        bound_by: the columns whose values a box is bound to, after the model's name.
        ring: the name of the ring that opens it, or what tells it.
    """

    def __init__(
        self,
        *args: Any,
        bound_by: Sequence[str] = ("pk",),
        ring: str | RingBy = holding.SUPPORT,
        **kwargs: Any,
    ) -> None:
        self.bound_by, self.ring = tuple(bound_by), ring
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations it is bytes."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs

    def place_of(self, model: type[models.Model], values: Mapping[str, Any]) -> str:
        """What a row's box is bound to."""
        return ":".join((model._meta.label_lower, *(str(values[each]) for each in self.bound_by)))

    def again(self, model: type[models.Model], values: Mapping[str, Any], ring: str) -> bytes:
        """A row's box as the current key of the ring seals it.

        Raises:
            VaultError: it does not open.
        """
        held, place = holding.ring(ring), self.place_of(model, values)
        plain = unseal(held, bytes(values[self.attname]), bound_to=place)
        return box_of(held).seal(plain, bound_to=place)
