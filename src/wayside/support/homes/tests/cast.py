"""Who the tests of homes are about."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said as Agreed
from wayside.sharing.disclosures.actions import Request, disclose
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models import Disclosure
from wayside.support.homes import actions
from wayside.support.homes.actions import HomeStep, Moving, NotedRisk, Served
from wayside.support.homes.vocabulary import HomeKind, NoticeKind, Risk, RiskLevel
from wayside.support.models import Home, HomeNotice, HomeReview, HomeRisk
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.clock import day_of

TODAY = day_of(NOW)
ADDRESS = "12 Lantern Court"
SAID = "Men from the market sleep there and sell."


class Cast:
    """A charity with two caseworkers and a lead, an association that keeps homes, and somebody
    supported by the first."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.keeper = factories.charity("Homes association", area=self.area)
        self.officer = factories.worker(self.keeper, Role.HOUSING_OFFICER)
        self.rosie = factories.person(self.ana, "Rosie")

    def do(
        self, action: Any, *, member: Membership | None = None, days: int = 0, **given: Any
    ) -> Any:
        member, now = member or self.ana, NOW + timedelta(days=days)
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def home(self, **given: Any) -> Home:
        moving = Moving(
            given.get("kind", HomeKind.SUPPORTED),
            TODAY,
            given.get("address", ADDRESS),
            given.get("keeper_id"),
        )
        found: Home = self.do(
            actions.begin_home,
            person=given.get("person", self.rosie),
            moving=moving,
            form_id=given.get("form_id", uuid4()),
            member=given.get("member"),
        )
        return found

    def lives(self, **given: Any) -> Home:
        return self.moves(self.home(**given), "move_in", member=given.get("member"))

    def moves(self, home: Home, verb: str, **given: Any) -> Home:
        step = HomeStep(
            verb,
            given.get("on", TODAY),
            "",
            given.get("cause"),
            is_out_of_area=given.get("is_out_of_area", False),
        )
        found: Home = self.do(
            actions.move_home,
            home=home,
            step=step,
            expected_version=given.get("expected_version", home.version),
            member=given.get("member"),
        )
        return found

    def again(self, home: Home) -> Home:
        with acting(self.ana):
            return Home.objects.get(id=home.id)

    def risks(self, home: Home, category: Risk = Risk.TAKEN_OVER) -> HomeRisk:
        found: HomeRisk = self.do(
            actions.note_risk,
            home=home,
            risk=NotedRisk(category, RiskLevel.SERIOUS, TODAY, SAID),
            expected_version=home.version,
        )
        return found

    def served(self, home: Home, kind: NoticeKind = NoticeKind.SECTION_8) -> HomeReview:
        notice: HomeNotice = self.do(
            actions.serve_notice,
            home=home,
            served=Served(kind, TODAY, TODAY + timedelta(days=14), "The landlord"),
            form_id=uuid4(),
            expected_version=home.version,
        )
        with acting(self.ana):
            return HomeReview.objects.select_related("home", "notice").get(notice=notice)

    def concludes(self, review: HomeReview) -> HomeReview:
        held = self.do(
            actions.hold_review,
            review=review,
            verb="hold",
            on_date=TODAY,
            expected_version=review.version,
        )
        found: HomeReview = self.do(
            actions.conclude_review,
            review=held,
            plan="A room with her sister.",
            expected_version=held.version,
        )
        return found

    def away(self) -> Agency:
        """An agency of another area, with somebody who answers for homes."""
        there = partners.area("Farham")
        held = factories.charity("Farham homes", area=there)
        factories.worker(held, Role.HOUSING_OFFICER)
        return held

    def shares(self, to: Agency, role: Role = Role.HOUSING_OFFICER) -> Disclosure:
        """What is open of her housing to a role of an agency, by consent."""
        said = Agreed(to=to, purpose="housing", categories=("housing",))
        self.do(
            consent.give_consent,
            subject=self.rosie.subject,
            said=said,
            capacity_considered=True,
            capacity_note="",
            review_date=TODAY + timedelta(days=60),
            until_date=None,
        )
        found: Disclosure = self.do(
            disclose,
            subject=self.rosie.subject,
            snapshot={"words": "They look for a home."},
            asked=Request(
                to,
                role,
                "housing",
                ("housing",),
                Basis.CONSENT,
                NOW + timedelta(days=30),
                without_agreement="They ask for it, and no agreement is made yet.",
            ),
        )
        return found

    def withdraws(self) -> None:
        self.do(consent.withdraw_consent, subject=self.rosie.subject, said=Agreed())
