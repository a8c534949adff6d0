"""Supervisions, as the database shows them to whoever acts."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.queries import holding_on
from wayside.support.models import Supervision, SupervisionNote

WORKERS = (Role.CASEWORKER, Role.SAFEGUARDING_LEAD)


def supervisions() -> QuerySet[Supervision]:
    """Those that go on: a lead sees the agency's, others the ones they are part of."""
    found = Supervision.objects.filter(ended_at=None)
    return found.select_related("worker__person", "supervisor__person").order_by("from_date", "id")


def ended(*, part: Actor) -> QuerySet[Supervision]:
    """Those that this member was part of: their notes stay with the two."""
    own = Q(worker=part.membership_id) | Q(supervisor=part.membership_id)
    found = Supervision.objects.filter(own, ended_at__isnull=False)
    return found.select_related("worker__person", "supervisor__person").order_by("-ended_at", "id")


def supervision(supervision_id: UUID) -> Supervision | None:
    """One of the agency, as a lead sees them, also when it has ended."""
    return Supervision.objects.filter(id=supervision_id).first()


def supervision_of(supervision_id: UUID, *, part: Actor) -> Supervision | None:
    """One that this member is part of, also when it has ended."""
    own = Q(worker=part.membership_id) | Q(supervisor=part.membership_id)
    found = Supervision.objects.filter(own, id=supervision_id)
    return found.select_related("worker__person", "supervisor__person").first()


def notes_of(supervision: Supervision) -> QuerySet[SupervisionNote]:
    """What the two noted, the latest first."""
    return SupervisionNote.objects.filter(supervision=supervision).select_related(
        "written_by__person"
    )


def talks_due(*, visible_to: Actor, today: date) -> list[tuple[Supervision, date]]:
    """The supervisions of this member whose next talk, as last noted, is due, and since when."""
    own = Q(worker=visible_to.membership_id) | Q(supervisor=visible_to.membership_id)
    found = []
    for each in supervisions().filter(own).prefetch_related("notes"):
        last = next(iter(each.notes.all()), None)
        if last is not None and last.next_date is not None and last.next_date <= today:
            found.append((each, last.next_date))
    return found


def workers(agency_id: UUID, *, today: date) -> QuerySet[Membership]:
    """Who of the agency can supervise or be supervised."""
    held = Membership.objects.filter(
        holding_on(today), agency_id=agency_id, role__in=WORKERS, account__is_active=True
    )
    return held.select_related("person").order_by("person__name", "id")
