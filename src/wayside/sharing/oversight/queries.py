"""What the governance officer sees, and who is told."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet

from wayside.access.vocabulary import Role
from wayside.partners import queries as partners
from wayside.partners.models import Agency
from wayside.sharing.models import OversightEntry, Subject
from wayside.sharing.queries import grants_in_force, holders, locked_out
from wayside.sharing.vocabulary import Because, Scope
from wayside.web.clock import day_of

REMINDED_AFTER = timedelta(hours=24)
REMINDED_FOR = timedelta(days=7)
THEIR_WORKERS = (Because.CREATED, Because.ALLOCATED, Because.COVER)


def entries() -> QuerySet[OversightEntry]:
    """What the policies show to whoever acts, what nobody has seen yet first."""
    found = OversightEntry.objects.select_related("member__person", "recipient", "seen_by__person")
    return found.order_by(F("seen_at").asc(nulls_first=True), "-happened_at", "id")


def officers(*, agency_id: UUID, now: datetime) -> set[UUID]:
    """The persons who govern an agency's information today."""
    return set(holders(agency_id, Role.GOVERNANCE_OFFICER, now=now))


def administrators(agency: Agency, *, now: datetime) -> set[UUID]:
    """The persons who can give somebody a role at an agency: where it works, or else anywhere."""
    around = {above for each in agency.areas.all() for above in partners.lineage(each)}
    found = partners.administrators(around=around, today=day_of(now))
    return set(found.values_list("person_id", flat=True))


def unseen(*, now: datetime) -> QuerySet[OversightEntry]:
    """What nobody has noted as seen a day later, for a week: whoever is told is told once."""
    late = OversightEntry.objects.filter(
        seen_at=None, happened_at__lte=now - REMINDED_AFTER, happened_at__gt=now - REMINDED_FOR
    )
    return late.select_related("controller").order_by("happened_at", "id")


def workers(subject: Subject, *, now: datetime) -> set[UUID]:
    """The persons who work with somebody, by the grants that hold and no lock takes away."""
    held = grants_in_force(subject, now=now).filter(
        scope=Scope.OPEN, denied=False, because__in=THEIR_WORKERS, membership__isnull=False
    )
    found = {person for person in held.values_list("membership__person_id", flat=True) if person}
    return found - {person for _subject, person in locked_out([subject.id], now=now)}
