"""One of everything that is kept of safe housing, about somebody whom a caseworker supports."""

from datetime import datetime, timedelta
from typing import Any

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.people.tests.factories import acting
from wayside.support.housing.tests.factories import place, vacancy
from wayside.support.housing.vocabulary import PlaceKind
from wayside.support.models import HousingSearch, HousingWishes, Offer, OfferAbout


def housed(
    by: Membership, keeper: Membership, person: Person, *, said: str, now: datetime
) -> dict[str, Any]:
    """A place of the same agency, what somebody wishes, and a request that waits."""
    held = place(keeper, now=now, kind=PlaceKind.REFUGE)
    room = vacancy(held, keeper, now=now)
    hers = {"subject_id": person.subject_id, "controller_id": by.agency_id}
    times = {"created_at": now, "updated_at": now}
    offer = Offer(
        controller_id=by.agency_id,
        to_agency_id=by.agency_id,
        to_role=Role.SERVICE_WORKER,
        place=held,
        asked_by=by,
        asked_at=now,
        due_at=now + timedelta(days=1),
        told={"text": said},
        **times,
    )
    with acting(by, now=now):
        HousingWishes(**hers, **times, answers={"words": said}).save(force_insert=True)
        HousingSearch(**hers, at=now, places=1, fits=1, fits_if=0).save(force_insert=True)
        offer.save(force_insert=True)
        OfferAbout(**hers, offer=offer, place=held, words=said).save(force_insert=True)
    return {"housing_place_id": held.id, "vacancy_id": room.id, "offer_id": offer.id}
