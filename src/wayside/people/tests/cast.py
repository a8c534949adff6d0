"""A charity with two caseworkers and a safeguarding lead, and another charity."""

from collections.abc import Sequence

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.tests import factories


class Cast:
    """Who works with the people supported, and who must learn nothing of them."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.other_charity = factories.charity("Other Example", area=self.area)
        self.other = factories.worker(self.other_charity)
        self.officer = partners.member(Role.COORDINATOR, area=self.area)

    @property
    def ana_acts(self) -> Actor:
        """The caseworker, acting."""
        return partners.actor_of(self.ana)

    @property
    def outsiders(self) -> Sequence[Membership]:
        """Members to whom no record of the caseworker's is open."""
        return (self.bea, self.lead, self.other)
