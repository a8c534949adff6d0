"""What is due of safe housing from those who keep places: requests to answer, rooms to confirm, and
homes to help to keep."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.due.lists import capped
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.support.homes.permissions import SEE_KEPT_HOMES
from wayside.support.homes.queries import kept_at_risk
from wayside.support.housing.actions import list_offers_to_answer, list_rooms_to_confirm
from wayside.support.housing.permissions import ANSWER_OFFERS, KEEP_PLACES
from wayside.support.models import Offer, Place
from wayside.vault import holding

MOST = 12


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For whoever answers for places; where the side's keys are not here, nothing."""
    actor = place.actor
    if not holding.holds(holding.SUPPORT):
        return
    if actor.may(ANSWER_OFFERS):
        asked = [_of_offer(each, now) for each in list_offers_to_answer(by=actor, now=now)]
        yield from capped(asked, MOST, reverse("support:offers"))
    if actor.may(KEEP_PLACES):
        rooms = [_of_place(*each) for each in _by_place(actor, now)]
        yield from capped(rooms, MOST, reverse("support:places"))
    if actor.may(SEE_KEPT_HOMES):
        yield from _kept(actor)


def _of_offer(each: Offer, now: datetime) -> Due:
    title = _("Answer a request for %(place)s") % {"place": each.place.name}
    late = each.due_at is not None and each.due_at < now
    urgency = Urgency.BLOCKED if late else Urgency.DUE
    return Due(title, reverse("support:offer", args=[each.id]), urgency, each.controller.name)


def _by_place(actor: Actor, now: datetime) -> Iterator[tuple[Place, int]]:
    rooms = list_rooms_to_confirm(by=actor, now=now)
    for place, own in groupby(rooms, key=lambda each: each.place):
        yield place, len(list(own))


def _of_place(place: Place, count: int) -> Due:
    words = ngettext("Confirm %(n)d room of %(place)s", "Confirm %(n)d rooms of %(place)s", count)
    hint = _("Nobody has said for a while whether it is still free.")
    url = reverse("support:place", args=[place.id])
    return Due(words % {"n": count, "place": place.name}, url, Urgency.DUE, hint)


def _kept(actor: Actor) -> Iterator[Due]:
    count = kept_at_risk(visible_to=actor).count()
    if count:
        words = ngettext("Help to keep %(n)d home", "Help to keep %(n)d homes", count)
        hint = _("A home that your agency keeps is at risk, or a notice was served on it.")
        yield Due(words % {"n": count}, reverse("support:kept_homes"), Urgency.DUE, hint)
