"""Conversations of an officer on Brixton Hill."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind, AreaLevel
from wayside.sharing.conversations import actions
from wayside.sharing.conversations.values import Conversation
from wayside.sharing.conversations.vocabulary import Said, Thing, Topic, Who
from wayside.sharing.models import HandoverReceipt
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting

KEY = bytes(range(32))
WORDS = "She sleeps in the stairwell behind the market"


class Cast:
    """An officer and a colleague; a charity's caseworker; a lead of the area."""

    def __init__(self) -> None:
        self.area = partners.area("Lambeth")
        self.ward = partners.area("Brixton Hill", level=AreaLevel.WARD, parent=self.area)
        self.charity = factories.charity(area=self.area)
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)
        self.other = partners.member(
            Role.PATROL_OFFICER, area=self.area, agency=self.officer.agency
        )
        self.coordinator = partners.member(
            Role.COORDINATOR, area=self.area, agency=self.officer.agency
        )
        self.worker = factories.worker(self.charity)
        council = partners.agency("Council", kind=AgencyKind.COUNCIL, areas=(self.area,))
        self.lead = factories.worker(council, Role.SAFEGUARDING_LEAD)

    def told(self, **given: Any) -> Conversation:
        """A conversation an hour ago."""
        fields: dict[str, Any] = {
            "said": Said.SAID,
            "at": NOW - timedelta(hours=1),
            "ward": self.ward,
            "who": Who.WOMAN,
            "agreed": True,
            "called": "Kasia",
            "topics": (Topic.HOUSING,),
            "text": WORDS,
            "given": (Thing.HOT_DRINK,),
            **given,
        }
        return Conversation(**fields)

    def tells(
        self,
        *,
        to: Agency | None = None,
        by: Membership | None = None,
        now: datetime = NOW,
        **given: Any,
    ) -> HandoverReceipt:
        """The officer tells the charity, unless somebody else is named."""
        form = given.pop("form_id", None) or uuid4()
        who = by or self.officer
        with acting(who, now=now):
            return actions.tell_conversation(
                told=self.told(**given),
                to_agency=to or self.charity,
                form_id=form,
                key=KEY,
                by=partners.actor_of(who),
                now=now,
            )

    def reads(
        self, receipt: HandoverReceipt, by: Membership, *, now: datetime, key: bytes | None = KEY
    ) -> Any:
        """What somebody gets who asks for the own words."""
        with acting(by, now=now):
            return actions.open_own_words(
                receipt=receipt, key=key, by=partners.actor_of(by), now=now
            )

    def corrects(self, receipt: HandoverReceipt, *, now: datetime, **given: Any) -> None:
        """The officer puts it right."""
        with acting(self.officer, now=now):
            actions.correct_conversation(
                receipt=receipt,
                told=self.told(**given),
                key=KEY,
                by=partners.actor_of(self.officer),
                now=now,
            )
