"""Looks at one's own caseload and at the load of each worker, and gives a record to another worker,
so that nobody is without one when a worker leaves."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.notices import actions as notices
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.support.caseload import queries
from wayside.support.caseload.permissions import ALLOCATE, VIEW_CASELOAD
from wayside.support.caseload.queries import Held, Load
from wayside.support.endings.queries import LATELY, closed_people
from wayside.support.supervision.queries import workers
from wayside.web.clock import day_of
from wayside.web.states import NotNow

REFUSALS = {
    "changed": _("This has changed since you opened the page. See who the worker is now."),
    "locked": _("This colleague is kept out of this record. Choose another."),
}


@look
def open_caseload(
    *, by: Actor, now: datetime, mine: Mine | None = None
) -> tuple[Sequence[Held], Sequence[Person]]:
    """The people of whoever asks, and those whose support ended lately. A page that asks more of
    them hands on whom it found."""
    require(by, VIEW_CASELOAD)
    found = queries.held_by(mine or Mine(by, now=now))
    closed = tuple(closed_people()[:LATELY])
    count = len(found) + len(closed)
    told(Person, "support.open_caseload", Operation.LISTING, by, now, count=count)
    return found, closed


@look
def list_loads(*, by: Actor, now: datetime) -> Sequence[Load]:
    """How much each worker has whom whoever asks is, supervises or leads."""
    require(by, VIEW_CASELOAD)
    today = day_of(now)
    found = queries.loads(agency_id=by.controller_id, today=today)
    told(Person, "support.list_loads", Operation.LISTING, by, now, count=len(found))
    return found


@look
def list_to_allocate(*, worker: UUID | None, by: Actor, now: datetime) -> Sequence[Person]:
    """The agency's people of one worker, or those who have none. What they are called is seen, as
    it is in a search, so that nobody is given somebody whom they know; no record is opened."""
    require(by, ALLOCATE)
    found = tuple(queries.to_allocate(visible_to=by, worker=worker, now=now))
    told(Person, "support.list_to_allocate", Operation.LISTING, by, now, count=len(found))
    return found


@look
def find_to_allocate(*, person_id: UUID, by: Actor, now: datetime) -> Person | None:
    """One of the agency's people, as far as giving them to another worker needs."""
    require(by, ALLOCATE)
    found = queries.allocatable(person_id, visible_to=by)
    if found is not None:
        told(found, "support.find_to_allocate", Operation.CONSULTATION, by, now)
    return found


@transaction.atomic
def allocate(*, person: Person, to: Membership, by: Actor, now: datetime) -> None:
    """Make a colleague the worker of somebody: the record opens to them, what the former worker
    had agreed to do is theirs, and the former worker's own access ends. Whoever decides this does
    not open the record.

    Raises:
        NotNow: it is another agency's, the colleague works here no more or is kept out of the
            record, or another worker was given it since.
    """
    require(by, ALLOCATE)
    today = day_of(now)
    own = workers(by.controller_id, today=today)
    if person.controller_id != by.controller_id or not own.filter(id=to.id).exists():
        raise NotNow(_("Choose a worker of your own agency."))
    former = person.worker if person.worker_id != to.id else None
    with connection.cursor() as cursor:
        asked = [person.id, person.worker_id, to.id]
        cursor.execute("SELECT support.allocate(%s, %s, %s)", asked)
        answer = cursor.fetchone()[0]
    if answer in REFUSALS:
        raise NotNow(REFUSALS[answer])
    told(person, "support.allocate", Operation.ALTERATION, by, now, fields=("worker",))
    _tell(person, to, former, by, now)


def _tell(
    person: Person, to: Membership, former: Membership | None, by: Actor, now: datetime
) -> None:
    if to.id != by.membership_id:
        notices.send(
            to_person=to.person_id,
            subject="You are the worker of one more person",
            body="A safeguarding lead of your agency gave you a record. What was agreed with this "
            "person, and what is due, is now with you. Sign in to see it.",
            path=f"/people/{person.id}/",
            about=person,
            by=by,
            now=now,
        )
    if former is not None and former.id != by.membership_id:
        notices.send(
            to_person=former.person_id,
            subject="Somebody you supported has another worker now",
            body="A safeguarding lead of your agency gave one of your records to a colleague. "
            "Sign in to see whom you support.",
            path="/support/caseload/",
            about=person,
            by=by,
            now=now,
        )
