"""Entries of the directory that nobody has confirmed for long."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.directory import queries
from wayside.directory.permissions import KEEP_SERVICES
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace


def due(place: Workplace) -> Iterator[Due]:
    """For those whose agency keeps entries."""
    if not place.actor.may(KEEP_SERVICES):
        return
    late = queries.count_to_review(visible_to=place.actor, today=place.today)
    if late:
        days = queries.review_days(place.today)
        yield Due(
            ngettext("Confirm %(n)d service", "Confirm %(n)d services", late) % {"n": late},
            reverse("directory:review"),
            Urgency.SOON,
            _("Nobody has confirmed it for more than %(days)d days.") % {"days": days},
        )
