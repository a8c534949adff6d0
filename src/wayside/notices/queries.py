"""What lies in the outbox."""

from uuid import UUID

from django.db.models import Count, QuerySet

from wayside.notices.models import Notice
from wayside.notices.vocabulary import NoticeState


def notices_of(person_id: UUID) -> QuerySet[Notice]:
    """One person's own notices, the newest first."""
    return Notice.objects.filter(person_id=person_id)


def counts() -> dict[NoticeState, int]:
    """How many notices stand in each state: all that an administrator sees of them."""
    rows = Notice.objects.order_by().values_list("state").annotate(n=Count("id"))
    found = dict(rows)
    return {state: found.get(state.value, 0) for state in NoticeState}
