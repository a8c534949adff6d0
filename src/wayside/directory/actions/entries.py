"""Adding a service, and changing what its entry says."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory import rules
from wayside.directory.actions.noting import write_entry
from wayside.directory.actions.reaching import write_place, write_reach
from wayside.directory.models import Eligibility, GroupServed, Service, Strand
from wayside.directory.models.terms import TERM_FIELDS
from wayside.directory.models.values import Place, Reach, Taken
from wayside.directory.permissions import KEEP_SERVICES, may_keep, require_keeping
from wayside.partners.actions.changes import changed_fields
from wayside.web.clock import day_of

ABOUT = (
    "organization",
    "name",
    "kind",
    "description",
    "url",
    "email",
    "alert",
    "needs",
    "answer_days",
    "keeper",
)


@transaction.atomic
def add_service(
    *, service: Service, strands: Collection[Strand], by: Actor, now: datetime
) -> Service:
    """Put a service that is not saved yet into the directory. Whoever adds it has looked: it
    counts as confirmed."""
    require(by, KEEP_SERVICES)
    if not may_keep(by, service.keeper_id):
        raise NotAllowed(KEEP_SERVICES)
    rules.check_kind(service.kind, confidential=service.confidential)
    _check_text(service)
    service.created_at = service.updated_at = now
    service.confirmed_date, service.confirmed_by_id = day_of(now), by.person_id
    if service.confidential:
        _forget_places(service)
    service.save(force_insert=True)
    service.strands.set(strands)
    Eligibility.objects.create(service=service)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="directory.add_service",
        record_type="directory.Service",
        record_id=service.id,
        controller_id=service.keeper_id,
        fields=(*ABOUT, "strands", "confidential"),
        now=now,
    )
    return service


@transaction.atomic
def change_service(
    *,
    service: Service,
    strands: Collection[Strand],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> tuple[str, ...]:
    """Write an edited service; returns what changed."""
    require_keeping(by, service)
    changed = changed_fields(service, ABOUT)
    if "keeper" in changed and not may_keep(by, service.keeper_id):
        raise NotAllowed(KEEP_SERVICES)
    rules.check_kind(service.kind, confidential=service.confidential)
    _check_text(service)
    moved = {each.pk for each in strands} != set(service.strands.values_list("pk", flat=True))
    also = ("strands",) if moved else ()
    if changed or also:
        if service.confidential and "organization" in changed:
            _forget_places(service)
        write_entry(
            service,
            own=changed,
            also=also,
            expected_version=expected_version,
            by=by,
            now=now,
            action="directory.change_service",
        )
        service.strands.set(strands)
    return (*changed, *also)


@transaction.atomic
def change_terms(
    *,
    service: Service,
    terms: dict[str, Any],
    groups: Sequence[Taken],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> None:
    """Write whom a service takes: its answers, and the sexes and ages."""
    require_keeping(by, service)
    if service.confidential:
        rules.check_concealed_text(str(each) for each in terms.values())
    write_entry(
        service,
        also=(*TERM_FIELDS, "groups"),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.change_terms",
    )
    Eligibility.objects.update_or_create(service=service, defaults=terms)
    service.groups.all().delete()
    GroupServed.objects.bulk_create(
        GroupServed(
            service=service,
            sex=each.sex,
            age_from=each.age_from,
            age_to=each.age_to,
            position=place,
        )
        for place, each in enumerate(groups)
    )


@transaction.atomic
def change_reach(
    *, service: Service, reach: Reach, expected_version: int, by: Actor, now: datetime
) -> None:
    """Write when and how a service is reached."""
    require_keeping(by, service)
    if service.confidential:
        words = [text for phone in reach.phones for text in phone]
        words += [each.words for each in reach.hours] + [*reach.languages, *reach.served_in_words]
        rules.check_concealed_text(words)
    write_entry(
        service,
        also=("phones", "schedules", "languages", "service_areas"),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.change_contact",
    )
    write_reach(service, reach)


@transaction.atomic
def change_place(
    *, service: Service, place: Place | None, expected_version: int, by: Actor, now: datetime
) -> None:
    """Write where an open service is; None takes the address away."""
    require_keeping(by, service)
    if place is not None:
        rules.check_open(confidential=service.confidential)
    write_entry(
        service,
        also=("places",),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.change_place",
    )
    write_place(service, place)


def _check_text(service: Service) -> None:
    if service.confidential:
        run_by = service.organization
        rules.check_concealed_text(
            (service.name, service.description, service.alert, run_by.name, run_by.description)
        )


def _forget_places(service: Service) -> None:
    run_by = service.organization
    run_by.extra = rules.without_places(run_by.extra)
    run_by.save(update_fields=["extra"])
