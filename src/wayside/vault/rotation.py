"""Locks again, with the current key, what an older one locked."""

from collections import Counter
from collections.abc import Iterator

from django.db import models

from wayside.vault import holding
from wayside.vault.fields import Locked, LockedTextField
from wayside.vault.rings import key_of

BATCH = 20  # rows at a time: some hold a whole file
Model = type[models.Model]


def locked_columns(found: Iterator[Model]) -> list[tuple[Model, list[LockedTextField]]]:
    """The models that hold locked columns, each with these."""
    pairs = [
        (model, [each for each in model._meta.local_fields if isinstance(each, LockedTextField)])
        for model in found
    ]
    return [(model, fields) for model, fields in pairs if fields]


def keys_used(model: Model, fields: list[LockedTextField]) -> Counter[tuple[str, str]]:
    """How many values each key of each ring locks, by ring and key."""
    used: Counter[tuple[str, str]] = Counter()
    for values in _rows(model, fields):
        for field in fields:
            value = values[field.attname]
            if value and value.data:
                used[field.ring, key_of(value.data)] += 1
    return used


def lock_again(model: Model, fields: list[LockedTextField]) -> int:
    """Lock again every value of these columns that an older key locks; how many there were.

    Raises:
        LostKeyError: a value's key is not in the ring; the caller's transaction takes all back.
    """
    count = 0
    for values in _rows(model, fields):
        changed = {}
        for field in fields:
            value, ring = values[field.attname], holding.ring(field.ring)
            if value and value.data and key_of(value.data) != ring.current:
                place = field.place_of(model, values["pk"])
                plain = ring.open(value.data, bound_to=place)
                changed[field.attname] = Locked(ring.lock(plain, bound_to=place))
        if changed:
            model._base_manager.filter(pk=values["pk"]).update(**changed)
            count += len(changed)
    return count


def _rows(model: Model, fields: list[LockedTextField]) -> Iterator[dict[str, Locked | None]]:
    names = [field.attname for field in fields]
    rows = model._base_manager.select_for_update().order_by("pk").values("pk", *names)
    yield from rows.iterator(chunk_size=BATCH)
