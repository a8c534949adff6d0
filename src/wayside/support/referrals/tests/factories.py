"""A charity that refers, a service that answers, and people who agree to be referred."""

from datetime import date, datetime, timedelta
from typing import Any

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.directory.models import Service
from wayside.directory.tests import factories as directory
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.people.tests.factories import NOW, acting, charity, person, worker
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said as Agreed
from wayside.sharing.disclosures.actions import expire_disclosures
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.support.models import Referral
from wayside.support.referrals import actions
from wayside.support.referrals.actions import Said
from wayside.web.clock import day_of

WORDS = "Needs a key worker who speaks Polish."
AGREED = ("needs", "identity")


class Cast:
    """Ana refers Rosie to a service where Sam answers, if anybody there has an account; around
    them are those who must learn nothing."""

    def __init__(self, *, answers: bool = True, now: datetime = NOW) -> None:
        self.now = now
        self.area = partners.area()
        self.charity = charity(area=self.area)
        self.ana, self.bea = worker(self.charity), worker(self.charity)
        self.lead = worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.there = charity("Clinic Example", area=self.area)
        self.service = service_of(self.there)
        staffed = self.there if answers else charity("Elsewhere Example", area=self.area)
        self.sam = worker(staffed, Role.SERVICE_WORKER)
        self.their_lead = worker(staffed, Role.SAFEGUARDING_LEAD)
        self.other = worker(charity("Other Example", area=self.area), Role.SERVICE_WORKER)
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)
        self.rosie = person(self.ana, family_name="Lantern")

    def by(self, member: Membership) -> Actor:
        """The actor of a member of this cast."""
        return partners.actor_of(member)

    def second(self, by: Membership | None = None) -> Person:
        """Somebody else whom one of the charity supports."""
        return person(by or self.ana, "Kasia Example")

    def agrees(self, *, categories: tuple[str, ...] = AGREED, now: datetime = NOW) -> None:
        """Rosie agrees that the clinic be told."""
        with acting(self.ana, now=now):
            consent.give_consent(
                subject=self.rosie.subject,
                said=Agreed(to=self.there, purpose="referral", categories=categories),
                capacity_considered=True,
                capacity_note="",
                review_date=date(2018, 9, 1),
                until_date=None,
                by=self.by(self.ana),
                now=now,
            )

    def takes_back(self, *, now: datetime = NOW) -> None:
        """Rosie takes everything back."""
        with acting(self.ana, now=now):
            consent.withdraw_consent(
                subject=self.rosie.subject, said=Agreed(), by=self.by(self.ana), now=now
            )

    def draft(self, **given: Any) -> Referral:
        """A referral that Ana began."""
        said = Said(("housing",), AGREED, WORDS)
        with acting(self.ana, now=self.now):
            return actions.draft_referral(
                **{
                    "person": self.rosie,
                    "service": self.service,
                    "said": said,
                    "by": self.by(self.ana),
                    "now": self.now,
                    **given,
                }
            )

    def sent(self, *, now: datetime | None = None) -> Referral:
        """A referral that Ana sent, with Rosie's consent."""
        self.agrees()
        drafted = self.draft()
        with acting(self.ana, now=now or self.now):
            return actions.send_referral(
                referral=drafted, by=self.by(self.ana), now=now or self.now
            )

    def handed_to(
        self,
        member: Membership,
        kind: HandoverKind = HandoverKind.WELFARE_CONCERN,
        **more: object,
    ) -> Handover:
        """Something that the officer handed over to the agency of a member, who sees it."""
        with acting(self.officer, now=self.now):
            receipt = handovers.hand_over(
                kind=kind,
                area=self.area,
                to_agency=member.agency,
                content={"text": WORDS, **more},
                by=self.by(self.officer),
                now=self.now,
            )
        with acting(member, now=self.now):
            return Handover.objects.get(receipt=receipt.id)

    def answered(
        self, referral: Referral, verb: str, *, now: datetime | None = None, because: str = ""
    ) -> Referral:
        """The clinic's answer."""
        moment = now or self.now
        with acting(self.sam, now=moment):
            return actions.answer_referral(
                referral=referral,
                verb=verb,
                declined_because=because,
                by=self.by(self.sam),
                now=moment,
            )


def service_of(agency: Agency, name: str = "Example clinic", **given: Any) -> Service:
    """A service that an agency runs."""
    run_by = directory.organization(f"Run by {agency.name}", agency=agency)
    return directory.service(name, organization=run_by, **given)


def over(now: datetime) -> None:
    """The hourly round that ends disclosures whose time is over."""
    by = Actor.service("disclosures-over", permissions=(DISCLOSE,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        expire_disclosures(by=by, now=now)


def referred(by: Membership, person: Person, *, area: Area, words: str, now: datetime) -> Referral:
    """A referral of somebody by a worker, sent to a clinic, and answered by nobody yet."""
    there = charity(f"Clinic of {area.name}", area=area)
    worker(there, Role.SERVICE_WORKER)
    with acting(by, now=now):
        actor = partners.actor_of(by)
        consent.give_consent(
            subject=person.subject,
            said=Agreed(to=there, purpose="referral", categories=AGREED),
            capacity_considered=True,
            capacity_note="",
            review_date=day_of(now) + timedelta(days=30),
            until_date=None,
            by=actor,
            now=now,
        )
        made = actions.draft_referral(
            person=person,
            service=service_of(there),
            said=Said((), AGREED, words),
            by=actor,
            now=now,
        )
        return actions.send_referral(referral=made, by=actor, now=now)
