"""Making a service confidential, or open again; and that somebody looked at a confidential one."""

from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.directory import queries, rules
from wayside.directory.actions.noting import write_entry
from wayside.directory.models import Service
from wayside.directory.permissions import VIEW_SERVICES, require_keeping

CONCEALED = ("confidential", "extra")
WITH_MORE = ("phones", "contacts", "schedules", "service_areas", "languages", "cost_options")


@transaction.atomic
def conceal(*, service: Service, expected_version: int, by: Actor, now: datetime) -> None:
    """Make a service confidential. Its addresses go in the same action, for good, and with them
    whatever a file said beyond the columns, which could tell where it is.

    Raises:
        WrongEntryError: its words hold a postcode; nothing was changed.
        Collision: somebody else has changed the entry.
    """
    require_keeping(by, service)
    rules.check_concealed_text(queries.texts_of(service))
    service.service_at_locations.all().delete()
    for name in WITH_MORE:
        getattr(service, name).exclude(extra={}).update(extra={})
    run_by = service.organization
    run_by.extra = rules.without_places(run_by.extra)
    run_by.save(update_fields=["extra"])
    service.confidential, service.extra = True, {}
    write_entry(
        service,
        own=CONCEALED,
        also=("places",),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.conceal",
    )


@transaction.atomic
def reveal(*, service: Service, expected_version: int, by: Actor, now: datetime) -> None:
    """Make a confidential service open: it stands in the public feed from then on."""
    require_keeping(by, service)
    rules.check_kind(service.kind, confidential=False)
    service.confidential = False
    write_entry(
        service,
        own=("confidential",),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.reveal",
    )


@look
def open_confidential(*, service: Service, by: Actor, now: datetime) -> None:
    """Somebody looks at a confidential service."""
    require(by, VIEW_SERVICES)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="directory.open_confidential",
        record_type="directory.Service",
        record_id=service.pk,
        controller_id=service.keeper_id,
        now=now,
    )
