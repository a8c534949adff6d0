"""Who the tests of agreements are about."""

from datetime import UTC, date, datetime
from typing import Any

from wayside.access.vocabulary import Role
from wayside.partners.acting import tell_database
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.agreements import actions
from wayside.sharing.models import AgreementVersion

NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)


class Cast:
    """A council and a charity of one area, an administrator and a governance officer."""

    def __init__(self) -> None:
        self.area = partners.area("Lambeth")
        self.council = partners.agency("Council", kind=AgencyKind.COUNCIL, areas=(self.area,))
        self.charity = partners.agency("Charity", kind=AgencyKind.CHARITY, areas=(self.area,))
        self.first = self.member(Role.ADMINISTRATOR)
        self.second = self.member(Role.GOVERNANCE_OFFICER)
        tell_database(partners.actor_of(self.first), now=NOW)

    def member(self, role: Role) -> Membership:
        return partners.member(role, area=self.area, agency=self.council)

    def terms(self, **more: Any) -> actions.Terms:
        given: dict[str, Any] = {
            "title": "Gaia and the council",
            "purposes": ("support",),
            "categories": ("needs", "housing"),
            "parties": (self.council, self.charity),
            "from_date": date(2018, 7, 1),
            "until_date": date(2019, 6, 30),
            "document": "Signed copy: cabinet 4",
        }
        return actions.Terms(**{**given, **more})

    def proposed(self, **more: Any) -> AgreementVersion:
        by = partners.actor_of(self.first)
        return actions.propose_agreement(terms=self.terms(**more), by=by, now=NOW)

    def confirms(self, version: AgreementVersion, by: Membership | None = None) -> None:
        actor = partners.actor_of(by or self.second)
        actions.confirm_agreement(version=version, by=actor, now=NOW)

    def changed(self, version: AgreementVersion, **more: Any) -> AgreementVersion:
        by = partners.actor_of(self.first)
        return actions.propose_change(of=version, terms=self.terms(**more), by=by, now=NOW)
