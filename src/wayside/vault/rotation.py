"""Locks again, with the current key, what an older one locked, so many rows at a time."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from wayside.vault import holding
from wayside.vault.errors import LostKeyError
from wayside.vault.fields import Locked, LockedBytesField, LockedTextField
from wayside.vault.registry import Field, Kept, key_in

BATCH = 500
FILES = 10  # a row may hold a whole one


def keys_used(found: Iterable[Kept]) -> Counter[tuple[str, str]]:
    """How many values each key of each ring locks, by ring and key."""
    used: Counter[tuple[str, str]] = Counter()
    for each in found:
        used.update({(each.ring, key): count for key, count in each.keys().items()})
    return used


def check_none_is_lost(used: Iterable[tuple[str, str]]) -> None:
    """Go on only where every key that locks something is among those given, for the rings that
    this instance holds at all.

    Raises:
        LostKeyError: with the names of those that are not.
    """
    for name in sorted({ring for ring, _key in used if holding.holds(ring)}):
        ring = holding.ring(name)
        lost = sorted({key for of, key in used if of == name} - ring.keys.keys())
        if lost:
            raise LostKeyError(
                name,
                f"Something is locked with {', '.join(lost)}, not among the {name} keys given "
                f"({', '.join(ring.keys)}). Add it behind the current one and start again. "
                "Nothing has changed.",
            )


def lock_again(found: Kept, *, after: Any = None) -> tuple[int, Any]:
    """Lock again a batch of rows that an older key locks, behind the row named; how many values
    there were, and the last row, or none when that was the last batch.

    Raises:
        VaultError: one does not open; the caller's transaction takes the batch back.
    """
    current = holding.ring(found.ring).current
    rows = found.rows.alias(**{f"key_{each.attname}": key_in(each) for each in found.fields})
    stale = Q()
    for each in found.fields:
        name = f"key_{each.attname}"
        stale |= Q(**{f"{name}__isnull": False}) & ~Q(**{name: current})
    if after is not None:
        stale &= Q(pk__gt=after)
    waiting = rows.filter(stale).order_by("pk").select_for_update(of=("self",))
    size = FILES if any(isinstance(each, LockedBytesField) for each in found.fields) else BATCH
    batch = list(waiting.values(*found.columns)[:size])
    count = sum(_row_again(found, values, current) for values in batch)
    return count, batch[-1]["pk"] if len(batch) == size else None


def _row_again(found: Kept, values: dict[str, Any], current: str) -> int:
    changed = {
        field.attname: _again(found, field, values)
        for field in found.fields
        if _key(field, values[field.attname]) not in {"", current}
    }
    found.model._base_manager.filter(pk=values["pk"]).update(**changed)
    return len(changed)


def _key(field: Field, value: Any) -> str:
    """The id of the key in a value's head."""
    data = value.data if isinstance(value, Locked) else bytes(value or b"")
    head = 2 if isinstance(field, LockedTextField) else 1
    return data[head : head + data[head - 1]].decode() if data else ""


def _again(found: Kept, field: Field, values: dict[str, Any]) -> Any:
    if not isinstance(field, LockedTextField):
        return field.again(found.model, values, found.ring)
    ring, place = holding.ring(found.ring), field.place_of(found.model, values["pk"])
    plain = ring.open(values[field.attname].data, bound_to=place)
    return Locked(ring.lock(plain, bound_to=place))
