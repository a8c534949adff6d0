"""How long the centre keeps its records, one that is due for erasure, and one woman who asks what
is kept of her: so that whoever governs the centre's information has something to do."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.governance.erasure.actions import find_due
from wayside.governance.erasure.jobs import service
from wayside.governance.erasure.permissions import FIND_DUE
from wayside.governance.erasure.vocabulary import ROUNDS
from wayside.governance.retention.actions import Proposed, decide_period, propose_period
from wayside.governance.retention.vocabulary import RecordKind
from wayside.governance.subject_access.actions import Asked, collect_access, receive_access
from wayside.governance.subject_access.vocabulary import AskedHow, IdentityCheck
from wayside.partners.acting import acting
from wayside.people import actions as people
from wayside.people.actions import Details
from wayside.people.models import Person
from wayside.people.vocabulary import AgeMark, RecordState
from wayside.support.endings.actions import Review, close_record
from wayside.support.endings.vocabulary import EndReason

FORMS = UUID("6a0a0d3e-5b5e-4d43-a5c1-0d2b51f1a7c4")
LONG_AGO = date(2011, 9, 12)
SCHEDULE = "The centre’s retention schedule, section %s"
# Kind, months, section, and whether a second person approved it
PERIODS = (
    (RecordKind.RECORD, 72, "2", True),
    (RecordKind.CHILD, 300, "3", True),
    (RecordKind.OUTBOX, 3, "7", True),
    (RecordKind.VOLUNTEER, 36, "5", False),
)


def keep(players: Players) -> None:
    """Periods, a record whose period is over, and a request that is looked at piece by piece."""
    _periods(players.act(cast.GITA), players.act(cast.SELMA))
    cass = players.act(cast.CASS)
    _one_of_long_ago(cass, at(LONG_AGO, 11))
    by = service(ROUNDS, FIND_DUE, cass.controller_id)
    with acting(by, now=at(TODAY, 5)):
        find_due(by=by, now=at(TODAY, 5))
    _ask(cass, at(TODAY - timedelta(days=12), 15))


def _periods(gita: Actor, selma: Actor) -> None:
    first = at(date(2018, 5, 25), 10)
    for kind, months, section, approved in PERIODS:
        now = first if approved else at(TODAY - timedelta(days=2), 10)
        with acting(gita, now=now):
            made = propose_period(
                proposed=Proposed(kind, months, SCHEDULE % section, now.date()),
                form_id=uuid5(FORMS, kind.value),
                by=gita,
                now=now,
            )
        if approved:
            with acting(selma, now=now):
                decide_period(period=made, verb="approve", expected_version=1, by=selma, now=now)


def _one_of_long_ago(cass: Actor, then: datetime) -> None:
    with acting(cass, now=then):
        person = people.register(
            details=Details(called="Speedwell", age_mark=AgeMark.ADULT),
            first_met=LONG_AGO,
            by=cass,
            now=then,
        )
        close_record(
            person=person,
            told_of=Review(EndReason.MOVED, "She moved to her sister, and wrote that she is well."),
            expected_version=person.version,
            by=cass,
            now=then,
        )


def _ask(cass: Actor, then: datetime) -> None:
    with acting(cass, now=then):
        own = Person.objects.filter(worker=cass.membership_id, state=RecordState.OPEN)
        person = min(own, key=lambda each: str(each.called))
        held = receive_access(
            person=person,
            asked=Asked(then.date(), AskedHow.SPOKEN, IdentityCheck.KNOWN),
            form_id=uuid5(FORMS, "asks"),
            by=cass,
            now=then,
        )
        collect_access(person=person, request=held, expected_version=1, by=cass, now=then)
