"""Endings, as the database shows them to whoever acts."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.sharing.demands.queries import demands
from wayside.sharing.demands.vocabulary import DemandState
from wayside.sharing.disclosures.queries import disclosures
from wayside.sharing.disclosures.vocabulary import LIVE
from wayside.sharing.models import Subject
from wayside.sharing.queries import open_to_whoever_acts
from wayside.support.complaints.queries import complaints, done
from wayside.support.complaints.rules import next_reply
from wayside.support.endings.vocabulary import OpenKind
from wayside.support.models import Ending
from wayside.support.referrals.queries import referrals_of
from wayside.support.referrals.rules import RUNNING
from wayside.support.referrals.vocabulary import ReferralState
from wayside.web.clock import day_of

LATELY = 50


@dataclass(frozen=True, slots=True)
class StillOpen:
    """One thing that goes on about somebody: what, since when, and the number of its page."""

    kind: OpenKind
    since: datetime
    number: UUID


def endings_of(subject: Subject) -> QuerySet[Ending]:
    """Each time of support that ended, the latest first."""
    found = Ending.objects.filter(subject=subject)
    return found.select_related("closed_by__person", "reopened_by__person").order_by("-closed_at")


def began(person: Person) -> date:
    """When the present time of support began: when we met, or when it was begun again."""
    last = Ending.objects.filter(subject=person.subject_id, reopened_at__isnull=False)
    again = last.order_by("-reopened_at").values_list("reopened_at", flat=True).first()
    return day_of(again) if again else person.first_met_date


def has_demand(person: Person) -> bool:
    """Whether a legal demand about somebody is not at its end."""
    return demands(person.subject).exclude(state=DemandState.CLOSED).exists()


def still_open(person: Person, *, now: datetime) -> list[StillOpen]:
    """What goes on about somebody and would be left to nobody when support ends."""
    subject = person.subject
    found = [
        StillOpen(OpenKind.DEMAND, each.received_at, subject.id)
        for each in demands(subject).exclude(state=DemandState.CLOSED)
    ]
    running = referrals_of(subject).filter(state__in=(ReferralState.DRAFT, *RUNNING))
    found += [
        StillOpen(OpenKind.REFERRAL, each.sent_at or each.created_at, each.id) for each in running
    ]
    live = disclosures(subject).filter(state__in=LIVE, until_at__gt=now)
    found += [StillOpen(OpenKind.DISCLOSURE, each.made_at, each.id) for each in live]
    told = complaints().filter(subject=subject)
    return found + [
        StillOpen(OpenKind.COMPLAINT, each.told_at, each.id)
        for each in told
        if next_reply(done(each)) is not None
    ]


def closed_people() -> QuerySet[Person]:
    """Those whose support ended and whose records are open to whoever acts."""
    closed = Person.objects.filter(state=RecordState.CLOSED)
    return closed.filter(open_to_whoever_acts("subject_id")).order_by("-updated_at", "id")
