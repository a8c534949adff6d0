"""Looking at one's own caseload, and at the load of each worker."""

from collections.abc import Sequence
from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look
from wayside.people.models import Person
from wayside.support.actions.trail import told
from wayside.support.caseload import queries
from wayside.support.caseload.permissions import VIEW_CASELOAD
from wayside.support.caseload.queries import Held, Load
from wayside.support.endings.queries import LATELY, closed_people


@look
def open_caseload(*, by: Actor, now: datetime) -> tuple[Sequence[Held], Sequence[Person]]:
    """The people of whoever asks, and those whose support ended lately."""
    require(by, VIEW_CASELOAD)
    found = queries.held_by(by, now=now)
    closed = tuple(closed_people()[:LATELY])
    count = len(found) + len(closed)
    told(Person, "support.open_caseload", Operation.LISTING, by, now, count=count)
    return found, closed


@look
def list_loads(*, by: Actor, now: datetime) -> Sequence[Load]:
    """How much each worker has whom whoever asks is, supervises or leads."""
    require(by, VIEW_CASELOAD)
    found = queries.loads()
    told(Person, "support.list_loads", Operation.LISTING, by, now, count=len(found))
    return found
