"""What goes on for adults at risk, as the database shows it to whoever acts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Model, Q, QuerySet

from wayside.safeguarding.adults.vocabulary import Kind, Which
from wayside.safeguarding.concerns.vocabulary import ConcernState
from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.safeguarding.models import AdultConcern, MissingEpisode, NrmCase, ProtectiveOrder
from wayside.safeguarding.orders.vocabulary import OrderState
from wayside.safeguarding.slavery.vocabulary import NrmState

WITH = ("subject__person", "subject__person__worker__person")


@dataclass(frozen=True, slots=True)
class Listed:
    """One kind: its table, in which states it is over, and the day on which it is looked at."""

    model: type[Model]
    ended: tuple[str, ...]
    day: str
    page: str


KINDS = {
    Kind.CONCERNS: Listed(
        AdultConcern, (ConcernState.CLOSED,), "due_date", "safeguarding:concerns"
    ),
    Kind.ORDERS: Listed(
        ProtectiveOrder,
        (OrderState.REFUSED, OrderState.ENDED),
        "until_date",
        "safeguarding:orders",
    ),
    Kind.MISSING: Listed(
        MissingEpisode, (EpisodeState.CLOSED,), "due_date", "safeguarding:missing"
    ),
    Kind.NRM: Listed(NrmCase, (NrmState.CLOSED,), "due_date", "safeguarding:nrm"),
}


def listed(kind: Kind, which: Which, *, today: date) -> QuerySet[Any]:
    """Those of a kind that go on, are late, or ended; what is due first stands first."""
    of = KINDS[kind]
    over = Q(state__in=of.ended)
    found: QuerySet[Any] = of.model._default_manager.filter(over if which == Which.ENDED else ~over)
    if which == Which.LATE:
        found = found.filter(**{f"{of.day}__lt": today})
    found = found.annotate(day=F(of.day)).select_related(*WITH)
    if which == Which.ENDED:
        return found.order_by("-updated_at", "id")
    return found.order_by(F("day").asc(nulls_last=True), "created_at", "id")
