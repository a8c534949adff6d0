"""The safeguarding protocol to read, training to refresh, and areas without a champion."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.sharing.protocol import queries
from wayside.sharing.protocol.permissions import NAME_CHAMPIONS, READ_PROTOCOL


def due(place: Workplace) -> Iterator[Due]:
    """For the support side and schools; gaps for who names champions."""
    actor, today = place.actor, place.today
    if actor.may(READ_PROTOCOL):
        owed = queries.owed(visible_to=actor, today=today)
        if owed.unread:
            title = _("Read the safeguarding protocol, version %(n)d") % {"n": owed.unread}
            yield Due(title, reverse("sharing:protocol"), Urgency.SOON)
        if owed.refreshes:
            title = _("Refresh your safeguarding training")
            yield Due(title, reverse("sharing:protocol_training"), Urgency.SOON)
    if actor.may(NAME_CHAMPIONS):
        gaps, areas = queries.areas_without(visible_to=actor, today=today)
        if 0 < gaps < areas:
            words = ngettext(
                "%(n)d area has no champion for children",
                "%(n)d areas have no champion for children",
                gaps,
            )
            yield Due(words % {"n": gaps}, reverse("sharing:champions"), Urgency.TO_KNOW)
