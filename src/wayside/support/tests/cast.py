"""Who the tests of meetings are about."""

from typing import Any

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.support.models import Meeting
from wayside.support.tests import factories


class Cast:
    """A charity with two caseworkers, somebody supported by one, an officer."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.ward = factories.ward(self.area)
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)
        self.rosie = factories.person(self.ana, "Rosie")

    def notes(self, by: Membership, **given: Any) -> Meeting:
        return factories.meeting(self.rosie, by, self.ward, **given)
