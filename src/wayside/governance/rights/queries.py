"""Requests to put right or erase, as the database shows them to whoever acts."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.governance.erasure.rules import RUNNING as ERASING
from wayside.governance.models import Correction, Erasure, RightAbout, RightRequest
from wayside.governance.rights.rules import RUNNING
from wayside.people.models import Person
from wayside.support.models import Ending
from wayside.web.clock import day_of


def requests(*, visible_to: Actor) -> QuerySet[RightRequest]:
    """All of one's own agency, what waits for an answer first."""
    found = RightRequest.objects.filter(controller=visible_to.controller_id)
    return found.select_related("received_by", "decided_by").order_by("told_at", "due_date", "id")


def running(*, visible_to: Actor) -> QuerySet[RightRequest]:
    """Those that were not answered yet."""
    return requests(visible_to=visible_to).filter(state__in=RUNNING)


def request_at(request_id: UUID, *, visible_to: Actor) -> RightRequest | None:
    """One of them."""
    return requests(visible_to=visible_to).filter(id=request_id).first()


def of_person(person: Person) -> QuerySet[RightAbout]:
    """All that somebody asked for, the latest first."""
    found = RightAbout.objects.filter(subject=person.subject_id)
    return found.select_related("request__received_by", "request__decided_by").order_by(
        "-created_at", "id"
    )


def about_at(person: Person, request_id: UUID) -> RightAbout | None:
    """One of them."""
    return of_person(person).filter(request=request_id).first()


def was_put_right(subject_id: UUID, *, since: datetime) -> bool:
    """Whether something was put right since, as they asked."""
    found = Correction.objects.filter(subject=subject_id, was_asked=True, at__gte=since)
    return found.exists()


def ended_date(person: Person) -> date | None:
    """On which day support ended, if it did."""
    found = Ending.objects.filter(subject=person.subject_id, reopened_at=None)
    at = found.order_by("-closed_at").values_list("closed_at", flat=True).first()
    return day_of(at) if at else None


def erasure_under_way(subject_id: UUID) -> Erasure | None:
    """Of this record, if one is."""
    return Erasure.objects.filter(record_number=subject_id, state__in=ERASING).first()
