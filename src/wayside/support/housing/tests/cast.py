"""Who asks for a place, and who keeps it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db.models import QuerySet

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said
from wayside.support.housing import actions
from wayside.support.housing.actions import Asked
from wayside.support.housing.tests import factories as housing
from wayside.support.housing.tests.test_matching import NEEDS, OPEN
from wayside.support.housing.vocabulary import Refusal
from wayside.support.models import Offer, Place, Vacancy
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

AGREED = ("needs", "children", "substances")
WORDS = "A ground floor would help."


class Cast:
    """Ana asks for Rosie; Hugo keeps a place of another agency with one room."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.there = factories.charity("Homes Example", area=self.area)
        self.hugo = factories.worker(self.there, Role.HOUSING_OFFICER)
        self.other = factories.worker(factories.charity("Others Example"), Role.HOUSING_OFFICER)
        self.rosie = factories.person(self.ana, "Rosie")
        self.place = housing.place(self.hugo, name="Elm House", **OPEN)
        self.room = housing.vacancy(self.place, self.hugo, beds=2)
        self.do(
            actions.write_wishes,
            person=self.rosie,
            answers={**NEEDS, "from_areas": ["farham"]},
            expected_version=0,
        )

    def do(self, action: Any, *, member: Membership | None = None, **given: Any) -> Any:
        member = member or self.ana
        now = given.pop("now", NOW)
        with acting(member, now=now):
            found = action(by=partners.actor_of(member), now=now, **given)
            return list(found) if isinstance(found, QuerySet) else found

    def agrees(self, to: Agency | None = None, categories: tuple[str, ...] = AGREED) -> None:
        with acting(self.ana):
            consent.give_consent(
                subject=self.rosie.subject,
                said=Said(to=to or self.there, purpose="housing", categories=categories),
                capacity_considered=True,
                capacity_note="",
                review_date=date(2018, 9, 1),
                until_date=None,
                by=partners.actor_of(self.ana),
                now=NOW,
            )

    def takes_back(self) -> None:
        with acting(self.ana):
            consent.withdraw_consent(
                subject=self.rosie.subject, said=Said(), by=partners.actor_of(self.ana), now=NOW
            )

    def asks(
        self, *, place: Place | None = None, form_id: UUID | None = None, **given: Any
    ) -> Offer:
        asked = Asked(**{"categories": AGREED, "words": WORDS, **given})
        found: Offer = self.do(
            actions.ask_for_place,
            person=self.rosie,
            place=place or self.place,
            asked=asked,
            form_id=form_id or uuid4(),
        )
        return found

    def asked(self) -> Offer:
        self.agrees()
        return self.asks()

    def opens(self, held: Offer, member: Membership | None = None) -> Any:
        return self.do(actions.open_offer, member=member or self.hugo, offer_id=held.id)

    def offered(self) -> Offer:
        return self.offers(self.asked())

    def offers(self, held: Offer) -> Offer:
        given: dict[str, Any] = {"vacancy": self.room, "expected_version": held.version}
        found: Offer = self.do(actions.offer_room, member=self.hugo, offer=held, **given)
        return found

    def moves(self, held: Offer, verb: str, **given: Any) -> Offer:
        given = {"expected_version": held.version, **given}
        found: Offer = self.do(actions.move_offer, offer=held, verb=verb, **given)
        return found

    def refuses(self, held: Offer, *because: Refusal) -> Offer:
        given: dict[str, Any] = {"because": because, "expected_version": held.version}
        found: Offer = self.do(actions.refuse_offer, member=self.hugo, offer=held, **given)
        return found

    def room_is(self) -> str:
        with acting(self.hugo):
            return Vacancy.objects.get(id=self.room.id).state
