"""Requests for what is kept, as the database shows them to whoever acts."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.governance.models import AccessAbout, AccessItem, AccessRequest
from wayside.governance.subject_access.rules import RUNNING
from wayside.governance.subject_access.vocabulary import Decision
from wayside.people.models import Person

HELD = (Decision.PART, Decision.WITHHOLD)


def requests(*, visible_to: Actor) -> QuerySet[AccessRequest]:
    """All of one's own agency, what is due first."""
    found = AccessRequest.objects.filter(controller=visible_to.controller_id)
    return found.select_related("received_by", "checked_by").order_by(
        "delivered_at", "due_date", "id"
    )


def running(*, visible_to: Actor) -> QuerySet[AccessRequest]:
    """Those that were not answered yet."""
    return requests(visible_to=visible_to).filter(state__in=RUNNING)


def request_at(request_id: UUID, *, visible_to: Actor) -> AccessRequest | None:
    """One of them."""
    return requests(visible_to=visible_to).filter(id=request_id).first()


def request_of(person: Person) -> AccessRequest | None:
    """Somebody's latest."""
    about = AccessAbout.objects.filter(subject=person.subject_id).values("request")
    found = AccessRequest.objects.filter(id__in=about)
    return found.order_by("-created_at", "id").first()


def about_of(held: AccessRequest) -> AccessAbout:
    """Whose it is."""
    return AccessAbout.objects.get(request=held.id)


def items_of(held: AccessRequest) -> QuerySet[AccessItem]:
    """The pieces, in their order."""
    return AccessItem.objects.filter(request=held.id).select_related("decided_by")


def item_of(held: AccessRequest, item_id: UUID) -> AccessItem | None:
    """One of them."""
    return items_of(held).filter(id=item_id).first()


def deciders(held: AccessRequest) -> set[UUID | None]:
    """Who decided about a piece, and who asked for the second look."""
    found = items_of(held).exclude(decided_by=None).values_list("decided_by", flat=True)
    return {*found, held.sent_by_id}


def is_asked(record_number: UUID) -> bool:
    """Whether somebody's request was not answered yet: what bars an erasure."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.is_asked(%s)", [record_number])
        return bool(cursor.fetchone()[0])
