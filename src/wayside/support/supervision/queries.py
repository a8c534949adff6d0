"""Supervisions, as the database shows them to whoever acts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.queries import holding_on
from wayside.support.models import Supervision, SupervisionNote
from wayside.web.statements import compiled

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
    return [(each, each.next_talk) for each in _with_talk_due(visible_to.membership_id, today)]


@compiled
def _with_talk_due(member: UUID | None, today: date) -> QuerySet[Supervision, Any]:
    last = SupervisionNote.objects.filter(supervision=OuterRef("pk")).values("next_date")[:1]
    own = supervisions().filter(Q(worker=member) | Q(supervisor=member))
    return own.annotate(next_talk=Subquery(last)).filter(next_talk__lte=today)


def workers(agency_id: UUID, *, today: date) -> QuerySet[Membership]:
    """Who of the agency can supervise or be supervised."""
    held = Membership.objects.filter(
        holding_on(today), agency_id=agency_id, role__in=WORKERS, account__is_active=True
    )
    return held.select_related("person").order_by("person__name", "id")
