"""Tells whoever a disclosure waits for: its recipients, its approvers and who made it. A notice
says that something is there; what it is stands in Wayside alone."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.notices.actions import send_each
from wayside.sharing.disclosures import queries
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Delivery, Disclosure
from wayside.sharing.queries import second_people

BECAME = {
    "approved": gettext_lazy("What you asked to disclose was approved, and is open."),
    "declined": gettext_lazy("What you asked to disclose was declined. The reason stands there."),
    "lapsed": gettext_lazy("Nobody approved in time what you asked to disclose. Ask again."),
    "confirmed": gettext_lazy("A second person confirmed what you disclosed in an emergency."),
    "refused": gettext_lazy(
        "A second person did not confirm what you disclosed in an emergency. It is closed, and the "
        "reason stands there."
    ),
    "unconfirmed": gettext_lazy(
        "Nobody confirmed in time what you disclosed in an emergency. It is closed, and the "
        "recipient is asked to delete it."
    ),
    "ran-out": gettext_lazy("The consent that a disclosure of yours rests on ran out: it is over."),
}


def tell_recipients(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    """Something was disclosed to their role."""
    send_each(
        to=queries.recipients(delivery, now=now),
        subject=_("Something was disclosed to you"),
        body=_("Open it in Wayside. It shows for how long you may see it."),
        about=delivery,
        path=reverse("sharing:delivery", args=[delivery.id]),
        key=f"delivery:{delivery.pk}",
        by=by,
        now=now,
    )


def ask_approvers(held: Disclosure, *, by: Actor, now: datetime) -> None:
    """A disclosure without consent waits for one of them, and lapses after a day; one that was
    made in an emergency is open, and closes then."""
    subject = _("A disclosure waits for a second person")
    body = _("Decide it in Wayside: it lapses if nobody does within 24 hours.")
    if held.state == DisclosureState.URGENT:
        subject = _("A disclosure made in an emergency waits to be confirmed")
        body = _("It is open already. Confirm or close it: it closes if nobody does in 24 hours.")
    send_each(
        to=second_people(held.subject, but=held.made_by_person_id, now=now),
        subject=subject,
        body=body,
        about=held,
        path=reverse("sharing:disclosure", args=[held.id]),
        key=f"disclosure-waits:{held.pk}",
        by=by,
        now=now,
    )


def tell_maker(held: Disclosure, became: str, *, by: Actor, now: datetime) -> None:
    """What became of it, to whoever asked for it."""
    send_each(
        to=[held.made_by_person_id],
        subject=_("A disclosure of yours"),
        body=str(BECAME[became]),
        about=held,
        path=reverse("sharing:disclosure", args=[held.id]),
        key=f"disclosure-{became}:{held.pk}",
        by=by,
        now=now,
    )


def ask_to_delete(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    """What was disclosed to their role is over."""
    send_each(
        to=queries.recipients(delivery, now=now),
        subject=_("Delete what was disclosed to you"),
        body=_("Something disclosed to your role is over. Delete what you kept of it."),
        about=delivery,
        path=reverse("sharing:received"),
        key=f"delivery-closed:{delivery.pk}",
        by=by,
        now=now,
    )


def ask_again_to_delete(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    """Nobody confirmed in time that it is deleted."""
    send_each(
        to=queries.recipients(delivery, now=now),
        subject=_("Confirm that you deleted what was disclosed to you"),
        body=_("The time to delete it is over. The agency that disclosed it is told."),
        about=delivery,
        path=reverse("sharing:received"),
        key=f"delivery-late:{delivery.pk}",
        by=by,
        now=now,
    )
