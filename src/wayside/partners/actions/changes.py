"""One way to write an edit: compare, save under the version, put it on the record."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.web.collisions import Collision, save_versioned
from wayside.web.models import Versioned


def changed_fields(edited: Versioned, fields: Iterable[str]) -> tuple[str, ...]:
    """The fields in which an edited record differs from what is stored.

    Raises:
        Collision: the record is gone.
    """
    stored = type(edited)._default_manager.filter(pk=edited.pk).first()
    if stored is None:
        raise Collision(None)
    names = {name: edited._meta.get_field(name).attname for name in fields}  # type: ignore[union-attr]
    return tuple(
        name for name, column in names.items() if getattr(edited, column) != getattr(stored, column)
    )


def write_changes(
    edited: Versioned,
    *,
    fields: Iterable[str],
    expected_version: int,
    by: Actor,
    now: datetime,
    action: str,
    area_id: UUID | None = None,
    controller_id: UUID | None = None,
    also_changed: Iterable[str] = (),
) -> tuple[str, ...]:
    """Write what differs of ``fields`` and record their names; nothing differs, nothing happens.

    ``also_changed`` names parts kept in other tables that the same edit has changed; they count
    the version up too, so that an edit of the parts alone collides as well.

    Raises:
        Collision: somebody else has changed the record since ``expected_version``.
    """
    changed = (*changed_fields(edited, fields), *also_changed)
    own = [name for name in changed if name not in set(also_changed)]
    if changed:
        save_versioned(edited, expected_version=expected_version, now=now, fields=own)
        record(
            by=by,
            operation=Operation.ALTERATION,
            action=action,
            record_type=edited._meta.label,
            record_id=edited.pk,
            controller_id=controller_id,
            area_id=area_id,
            fields=changed,
            now=now,
        )
    return changed
