"""A charity with two caseworkers and a lead, somebody whom one of them supports, and disclosures
to the council and the police."""

from datetime import date, datetime, timedelta
from typing import Any

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.people.queries.mine import Mine
from wayside.people.vocabulary import AgeMark
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models import Disclosure
from wayside.support import duties
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

TODAY = NOW.date()


class Cast:
    """Ana supports Rosie; Bea is a colleague without the record; Lou leads safeguarding."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lou = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.rosie = factories.person(self.ana, "Rosie", age_mark=AgeMark.ADULT)

    def do(
        self, action: Any, *, member: Membership | None = None, now: datetime = NOW, **given: Any
    ) -> Any:
        """Act as Ana, or somebody else."""
        member = member or self.ana
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def agency(self, kind: AgencyKind) -> tuple[Agency, Role]:
        """One of the area with somebody who may be told."""
        held = partners.agency(f"Example {kind.label}", kind=kind, areas=(self.area,))
        role = Role.COORDINATOR if kind == AgencyKind.POLICE else Role.SAFEGUARDING_LEAD
        partners.member(role, area=self.area, agency=held)
        return held, role

    def disclosed(self, kind: AgencyKind, basis: Basis = Basis.VITAL_INTERESTS) -> Disclosure:
        """What was disclosed to such an agency, open at once."""
        to, role = self.agency(kind)
        found: Disclosure = self.do(
            disclosures.disclose,
            subject=self.rosie.subject,
            snapshot={"text": "What they need to know"},
            asked=disclosures.Request(
                recipient=to,
                role=role,
                purpose="safety",
                categories=("risk",),
                basis=basis,
                until_at=NOW + timedelta(days=30),
                necessity="Nobody else can help tonight.",
                proportionality="Only what is needed.",
                emergency=True,
                without_agreement="There is none yet.",
            ),
        )
        return found

    def duties_of(self, member: Membership, days: int, path: str) -> list[str]:
        """What is due from somebody so many days later, on such pages."""
        now = NOW + timedelta(days=days)
        with acting(member, now=now):
            found = duties.due(Mine(partners.actor_of(member), now=now))
            return [str(each.label) for each in found if path in each.url]


def day(on: date) -> str:
    """A date as it is typed."""
    return f"{on:%-d/%-m/%Y}"
