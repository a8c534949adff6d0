"""Returns that have not come, and observers to support afterwards."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.home.due.lists import capped
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.partners.models import Area
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.queries import observers_to_support
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns.permissions import STAND_IN
from wayside.patrols.returns.queries import Awaited, awaited
from wayside.web.components.text import london

MOST = 4


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For who stands in for the officers, and who asks observers."""
    for borough in place.where(STAND_IN, SHAPE_NIGHTS):
        weeks = reverse("patrols:weeks", args=[borough.slug])
        if place.actor.may(STAND_IN, area_id=borough.id):
            found = [_return(each, borough) for each in awaited(borough, now=now)]
            yield from capped(found, MOST, weeks)
        if place.actor.may(SHAPE_NIGHTS, area_id=borough.id):
            yield from _observers(place.actor, borough, now)


def _return(late: Awaited, borough: Area) -> Due:
    patrol, due_by = late.patrol, london(late.due_at)
    words = _("The return for %s is late") if late.is_late else _("The return for %s is awaited")
    hint = (
        _("It was due by %s. The officers are reminded; you can write it in their place.")
        if late.is_late
        else _("It is due by %s.")
    )
    return Due(
        words % patrol_name(patrol),
        reverse("patrols:returns:night", args=[borough.slug, patrol.week.iso, patrol.id]),
        Urgency.BLOCKED if late.is_late else Urgency.TO_KNOW,
        hint % due_by,
    )


def _observers(actor: Actor, borough: Area, now: datetime) -> Iterator[Due]:
    found = [
        Due(
            _("Support %s after observing a patrol") % each.name,
            reverse("patrols:parts:observer", args=[borough.slug, each.id]),
            Urgency.SOON,
            _("%(unit)s, %(night)s. No support is recorded yet.")
            % {"unit": each.unit, "night": patrol_name(each.patrol)},
        )
        for each in observers_to_support(borough, visible_to=actor, now=now)
    ]
    yield from capped(found, MOST, reverse("patrols:parts:observers", args=[borough.slug]))
