"""Grants that lapse soon."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.home.presenters import Due, Urgency
from wayside.partners import presenters, queries, rules
from wayside.partners.permissions import MANAGE_FUNDING


def due(actor: Actor, *, today: date) -> Iterator[Due]:
    """For those who answer for the money."""
    if not actor.may(MANAGE_FUNDING):
        return
    horizon = today + timedelta(days=rules.LAPSES_SOON_DAYS - 1)
    for grant in queries.funding(visible_to=actor).filter(
        start_date__lte=today, end_date__gte=today, end_date__lte=horizon
    ):
        shown = presenters.money(grant, today=today)
        yield Due(
            _("Use %(funder)s’s %(pounds)s before it lapses")
            % {"funder": shown.funder, "pounds": shown.pounds},
            shown.programme_url,
            Urgency.SOON,
            shown.warning,
        )
