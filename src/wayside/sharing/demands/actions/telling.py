"""Tells whoever a legal demand waits for. A notice says that something is there, and no more."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.notices.actions import send_each
from wayside.sharing.models import LegalDemand
from wayside.sharing.queries import second_people


def ask_second_people(demand: LegalDemand, *, by: Actor, now: datetime) -> None:
    """An answer waits for one of them."""
    people = second_people(demand.subject, but=demand.proposed_by_id, now=now)
    _send(demand, people, "decide", _("A legal demand waits for a second person"), by, now)


def tell_proposer(demand: LegalDemand, *, by: Actor, now: datetime) -> None:
    """It was decided."""
    people = [demand.proposed_by_id] if demand.proposed_by_id else []
    _send(demand, people, "decided", _("The answer to a legal demand was decided"), by, now)


def _send(  # noqa: PLR0917  a notice's words, in their order
    demand: LegalDemand, people: Iterable[UUID], key: str, subject: str, by: Actor, now: datetime
) -> None:
    send_each(
        to=people,
        subject=subject,
        body=_("Open it in Wayside. Nothing of a record is in this notice."),
        about=demand,
        path=reverse("sharing:demand", args=[demand.id]),
        key=f"demand-{key}:{demand.id}",
        by=by,
        now=now,
    )
