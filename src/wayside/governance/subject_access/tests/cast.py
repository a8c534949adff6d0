"""Somebody with a story in which others are named, two workers who may open it, an officer."""

import uuid
from datetime import date
from typing import Any

from wayside.access.vocabulary import Role
from wayside.governance.models import AccessItem, AccessRequest
from wayside.governance.subject_access import actions, queries
from wayside.governance.subject_access.actions import Asked
from wayside.governance.subject_access.actions.answering import Decided
from wayside.governance.subject_access.vocabulary import AskedHow, Decision, IdentityCheck
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.tests.factories import actor_of
from wayside.people.relations.tests import factories as around
from wayside.sharing import actions as sharing
from wayside.sharing.tests.factories import NOW, acting, charity, worker
from wayside.sharing.vocabulary import Because
from wayside.support.tests import factories as support

NOTE = "She sleeps at the depot. Darren Oakes took her phone. <b>Quiet</b>"
OTHER = "Darren Oakes"
TODAY = NOW.date()


class Cast:
    """A caseworker, a colleague who may open the record too, and the agency's officer."""

    def __init__(self) -> None:
        self.area = area = partners.area("Herebourne")
        self.agency = charity(area=area)
        self.ana = named("Ana Worker", worker(self.agency))
        self.bea = named("Bea Second", worker(self.agency))
        self.cat = worker(self.agency)
        self.officer = worker(self.agency, Role.GOVERNANCE_OFFICER)
        beside = charity("Beside Example", area=area)
        self.other = worker(beside)
        self.other_officer = worker(beside, Role.GOVERNANCE_OFFICER)
        self.person = support.person(self.ana, "Rosie Example", given_name="Rosamund")
        support.meeting(self.person, self.ana, support.ward(area), note=NOTE)
        around.relation(self.ana, self.person)
        with acting(self.ana):
            sharing.grant(
                subject=self.person.subject, to=self.bea, because=Because.COVER,
                by=actor_of(self.ana), now=NOW, until_at=None,
            )  # fmt: skip

    def asked(self, on: date = TODAY) -> AccessRequest:
        """She asks."""
        with acting(self.ana):
            return actions.receive_access(
                person=self.person,
                asked=Asked(on, AskedHow.SPOKEN, IdentityCheck.KNOWN),
                form_id=uuid.uuid4(), by=actor_of(self.ana), now=NOW,
            )  # fmt: skip

    def collected(self) -> AccessRequest:
        """What is kept is collected."""
        made = self.asked()
        with acting(self.ana):
            actions.collect_access(
                person=self.person, request=made, expected_version=made.version,
                by=actor_of(self.ana), now=NOW,
            )  # fmt: skip
        return made

    def items(self) -> list[AccessItem]:
        """The pieces."""
        with acting(self.ana):
            held = queries.request_of(self.person)
            return list(queries.items_of(held)) if held else []

    def piece(self, field: str, model: str = "support.Meeting") -> AccessItem:
        """One of them."""
        return next(e for e in self.items() if (e.model, e.field) == (model, field))

    def decide(self, item: AccessItem, by: Membership | None = None, **said: Any) -> AccessItem:
        """Somebody decides about it; as it is, if nothing else is said."""
        member = by or self.ana
        with acting(member):
            return actions.decide_item(
                item=item, decided=Decided(**{"decision": Decision.GIVE, **said}),
                expected_version=item.version, by=actor_of(member), now=NOW,
            )  # fmt: skip

    def decide_all(self) -> None:
        """The other man's name is held back, and what is about him; all else is given."""
        reason = "He did not agree that she is told what he is said to have done."
        for item in self.items():
            if item.decision != Decision.WAITING:
                continue
            if OTHER in item.value:
                self.decide(
                    item, decision=Decision.PART, code="THIRD", reason=reason, passages=(OTHER,)
                )
            elif item.code == "THIRD":
                self.decide(item, decision=Decision.WITHHOLD, code="THIRD", reason=reason)
            else:
                self.decide(item)

    def move(self, verb: str, by: Membership | None = None) -> AccessRequest:
        """A step."""
        member = by or self.ana
        with acting(member):
            held = queries.request_of(self.person)
            assert held
            return actions.move_access(
                request=held, verb=verb, expected_version=held.version,
                by=actor_of(member), now=NOW,
            )  # fmt: skip

    def released(self) -> AccessRequest:
        """All of it decided, and looked at again."""
        self.collected()
        self.decide_all()
        self.move("send")
        return self.move("release", self.bea)


def named(name: str, member: Membership) -> Membership:
    """A worker whose name can be looked for."""
    member.person.name = name
    member.person.save()
    return member
