"""What is due of requests for places, and their steps on a timeline."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.housing.permissions import FIND_PLACES
from wayside.support.housing.queries import offers
from wayside.support.housing.vocabulary import OfferState
from wayside.support.models import OfferMove
from wayside.support.timeline.registry import Moment, rows_of
from wayside.support.timeline.registry import Source as Moments

LABELS = {
    OfferState.ASKED: gettext_lazy("A request for a place has not been answered"),
    OfferState.OFFERED: gettext_lazy("A room is offered: ask this person to decide"),
    OfferState.ACCEPTED: gettext_lazy("A room is accepted: see to the move"),
}


def _requests(asking: Asking) -> QuerySet[Any]:
    return offers.due(asking.led, now=asking.now)


def _request(person: Person, state: str, day: date | None, today: date) -> Duty:
    """The next step of a request."""
    url = reverse("support:safe_housing", args=[person.id])
    return Duty(person.called, LABELS[OfferState(state)], day or today, url)


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step."""
    for each in offers.moves_of_person(person).reverse()[:most]:
        title = _("%(place)s: %(state)s") % {
            "place": each.offer.place.name,
            "state": each.get_state_display(),
        }
        url = reverse("support:own_offer", args=[person.id, each.offer_id])
        by = each.member.person.name if each.member else ""
        yield Moment(each.at, title, "", by, url)


DUTIES = (Rows("housing_requests", FIND_PLACES, _requests, _request),)
MOMENTS = Moments(
    "housing",
    gettext_lazy("Safe housing"),
    FIND_PLACES,
    moments,
    (rows_of(OfferMove, by="offer__about__subject"),),
)
