"""Tells whoever a disclosure waits for: its recipients, its approvers and who made it. A notice
says that something is there; what it is stands in Wayside alone."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.notices.actions import send
from wayside.sharing.disclosures import queries
from wayside.sharing.models import Delivery, Disclosure
from wayside.sharing.queries import second_people

BECAME = {
    "approved": gettext_lazy("What you asked to disclose was approved, and is open."),
    "declined": gettext_lazy("What you asked to disclose was declined. The reason stands there."),
    "lapsed": gettext_lazy("Nobody approved in time what you asked to disclose. Ask again."),
    "ran-out": gettext_lazy("The consent that a disclosure of yours rests on ran out: it is over."),
}


def tell_recipients(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    """Something was disclosed to their role."""
    _send(
        delivery,
        queries.recipients(delivery, now=now),
        "delivery",
        _("Something was disclosed to you"),
        _("Open it in Wayside. It shows for how long you may see it."),
        reverse("sharing:delivery", args=[delivery.id]),
        by,
        now,
    )


def ask_approvers(held: Disclosure, *, by: Actor, now: datetime) -> None:
    """A disclosure without consent waits for one of them, and lapses after a day."""
    _send(
        held,
        second_people(held.subject, but=held.made_by_person_id, now=now),
        "disclosure-waits",
        _("A disclosure waits for a second person"),
        _("Decide it in Wayside: it lapses if nobody does within 24 hours."),
        reverse("sharing:disclosure", args=[held.id]),
        by,
        now,
    )


def tell_maker(held: Disclosure, became: str, *, by: Actor, now: datetime) -> None:
    """What became of it, to whoever asked for it."""
    _send(
        held,
        [held.made_by_person_id],
        f"disclosure-{became}",
        _("A disclosure of yours"),
        str(BECAME[became]),
        reverse("sharing:disclosure", args=[held.id]),
        by,
        now,
    )


def ask_to_delete(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    """What was disclosed to their role is over."""
    _send(
        delivery,
        queries.recipients(delivery, now=now),
        "delivery-closed",
        _("Delete what was disclosed to you"),
        _("Something disclosed to your role is over. Delete what you kept of it."),
        reverse("sharing:received"),
        by,
        now,
    )


def ask_again_to_delete(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    """Nobody confirmed in time that it is deleted."""
    _send(
        delivery,
        queries.recipients(delivery, now=now),
        "delivery-late",
        _("Confirm that you deleted what was disclosed to you"),
        _("The time to delete it is over. The agency that disclosed it is told."),
        reverse("sharing:received"),
        by,
        now,
    )


def _send(  # noqa: PLR0917  a notice's words, in their order
    about: models.Model,
    people: Iterable[UUID],
    key: str,
    subject: str,
    body: str,
    path: str,
    by: Actor,
    now: datetime,
) -> None:
    for person_id in people:
        send(
            subject=subject,
            body=body,
            about=about,
            to_person=person_id,
            path=path,
            key=f"{key}:{about.pk}:{person_id}",
            by=by,
            now=now,
        )
