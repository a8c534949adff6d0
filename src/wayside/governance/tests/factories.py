"""Two agencies, an officer of each, and events of both."""

import uuid
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.audit.tests.factories import event
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.tests.factories import actor_of


@dataclass(slots=True)
class Agencies:
    """Ours and theirs, in one area, each with an officer and somebody who works there."""

    ours: Agency
    theirs: Agency
    officer: Membership
    their_officer: Membership
    worker: Membership
    their_worker: Membership
    record_id: UUID = field(default_factory=uuid.uuid4)

    def event(self, by: Membership, **given: Any) -> Event:
        """An event by somebody's membership."""
        return event(by=actor_of(by), **given)


def two_agencies() -> Agencies:
    """Two agencies of one borough."""
    area = partners.area("Lambeth")
    ours = partners.agency("Our Police", areas=(area,))
    theirs = partners.agency("Their Charity", areas=(area,))
    return Agencies(
        ours=ours,
        theirs=theirs,
        officer=partners.member(Role.GOVERNANCE_OFFICER, area=area, agency=ours),
        their_officer=partners.member(Role.GOVERNANCE_OFFICER, area=area, agency=theirs),
        worker=_named("Asha Demo", partners.member(Role.COORDINATOR, area=area, agency=ours)),
        their_worker=_named("Bela Other", partners.member(Role.ANALYST, area=area, agency=theirs)),
    )


def _named(name: str, membership: Membership) -> Membership:
    person = membership.person
    person.name = name
    person.save()
    membership.account.person.name = name
    return membership
