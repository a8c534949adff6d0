"""How an edit of an entry is written: one version for all that belongs to a service."""

from collections.abc import Iterable
from datetime import datetime

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory.models import Service
from wayside.web.collisions import save_versioned


def write_entry(
    service: Service,
    *,
    own: Iterable[str] = (),
    also: Iterable[str] = (),
    expected_version: int,
    by: Actor,
    now: datetime,
    action: str,
) -> None:
    """Save ``own`` fields of a service and count its version up, also for parts of it in other
    tables (``also``), and put their names on the record.

    Raises:
        Collision: somebody else has changed the entry since ``expected_version``.
    """
    named = tuple(own)
    save_versioned(service, expected_version=expected_version, now=now, fields=named)
    record(
        by=by,
        operation=Operation.ALTERATION,
        action=action,
        record_type="directory.Service",
        record_id=service.pk,
        controller_id=service.keeper_id,
        fields=(*named, *also),
        now=now,
    )
