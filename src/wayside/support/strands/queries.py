"""The strands of plans and what they ask, as the database shows it to whoever acts."""

from collections.abc import Iterator
from datetime import date

from django.db.models import BooleanField, Exists, F, Func, OuterRef, QuerySet

from wayside.access.actor import Actor
from wayside.directory.models import Strand
from wayside.directory.vocabulary import StrandGuard
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.sharing.models import Subject
from wayside.support.models import Plan, StalkingScreen
from wayside.support.strands import rules
from wayside.web.clock import LONDON


def guards_of(person: Person) -> set[str]:
    """What the strands of somebody's plan ask, also those no longer in use."""
    named = Func(
        F("strands"), OuterRef("slug"), function="jsonb_exists", output_field=BooleanField()
    )
    plan = Plan.objects.filter(named, subject=person.subject_id)
    asks = Strand.objects.filter(Exists(plan)).exclude(guards="")
    return set(asks.values_list("guards", flat=True))


def screens_of(subject: Subject) -> QuerySet[StalkingScreen]:
    """Every screening about stalking, the latest first."""
    return StalkingScreen.objects.filter(subject=subject).select_related("asked_by__person")


def last_screen(person: Person) -> StalkingScreen | None:
    """The latest of them."""
    return StalkingScreen.objects.filter(subject=person.subject_id).first()


def asked_on(screen: StalkingScreen | None) -> date | None:
    """The day of a screening."""
    return screen.asked_at.astimezone(LONDON).date() if screen else None


def to_screen(*, visible_to: Actor, today: date) -> Iterator[Person]:
    """This worker's people whose plan is about stalking and who are to be asked."""
    named = Func(
        OuterRef("strands"), F("slug"), function="jsonb_exists", output_field=BooleanField()
    )
    stalking = Strand.objects.filter(named, guards=StrandGuard.STALKING)
    plans = Plan.objects.filter(
        Exists(stalking),
        subject__person__worker=visible_to.membership_id,
        subject__person__state=RecordState.OPEN,
    )
    for plan in plans.select_related("subject__person"):
        person = plan.subject.person
        asked = asked_on(last_screen(person))
        if rules.needs_screening([StrandGuard.STALKING], asked=asked, today=today):
            yield person
