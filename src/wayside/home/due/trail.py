"""What the information governance officer must look at."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.audit.models import Event, Verification
from wayside.home.presenters import Due, Urgency
from wayside.web import clock

REFUSALS_WITHIN_DAYS = 7
CHECKED_WITHIN = timedelta(days=2)


def due(actor: Actor, *, today: date) -> Iterator[Due]:
    """For the information governance officer, about the own agency."""
    if actor.role is not Role.GOVERNANCE_OFFICER:
        return
    yield from _check()
    since = datetime.combine(
        today - timedelta(days=REFUSALS_WITHIN_DAYS - 1), datetime.min.time(), tzinfo=clock.LONDON
    )
    refused = Event.objects.filter(
        agency_id=actor.agency_id, action="access.refuse", occurred_at__gte=since
    ).count()
    if refused:
        yield Due(
            ngettext(
                "Look at %(n)d refused attempt in your agency",
                "Look at %(n)d refused attempts in your agency",
                refused,
            )
            % {"n": refused},
            reverse("governance:audit"),
            Urgency.DUE,
            _("In the last seven days somebody asked for what their role does not open."),
        )


def _check() -> Iterator[Due]:
    last = Verification.objects.order_by("-finished_at").first()
    address = reverse("governance:trail")
    if last is None:
        yield Due(
            _("Have the audit trail checked"), address, Urgency.DUE, _("It has not been yet.")
        )
    elif last.problems:
        yield Due(
            _("The audit trail is not as it was written"),
            address,
            Urgency.BLOCKED,
            last.first_problem,
        )
    elif clock.real_now() - last.finished_at > CHECKED_WITHIN:
        yield Due(
            _("Have the audit trail checked"),
            address,
            Urgency.SOON,
            _("The nightly check has not run for more than two days."),
        )
