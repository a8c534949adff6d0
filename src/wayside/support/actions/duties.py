"""What else is due, beside the steps and reviews of plans."""

from collections.abc import Sequence
from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.duties import Duty
from wayside.support.permissions import PLAN


@look
def list_duties(*, by: Actor, now: datetime, mine: Mine | None = None) -> Sequence[Duty]:
    """What each part of the room has due for a member, the longest due first. A page that asks
    more of the member's people hands on whom it found."""
    require(by, PLAN)
    found = duties.due(mine or Mine(by, now=now))
    told(Person, "support.list_duties", Operation.LISTING, by, now, count=len(found))
    return found
