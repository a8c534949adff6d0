"""The strands of plans and what they ask, as the database shows it to whoever acts."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.sharing.models import Subject
from wayside.support.models import Plan, StalkingScreen
from wayside.support.strands import rules
from wayside.web.clock import LONDON


def strands_of(person: Person) -> list[str]:
    """The slugs of somebody's plan."""
    found = Plan.objects.filter(subject=person.subject_id).values_list("strands", flat=True)
    return found.first() or []


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
    plans = Plan.objects.filter(
        subject__person__worker=visible_to.membership_id,
        subject__person__state=RecordState.OPEN,
        strands__contains=rules.STALKING,
    )
    for plan in plans.select_related("subject__person"):
        person = plan.subject.person
        if rules.needs_screening(plan.strands, asked=asked_on(last_screen(person)), today=today):
            yield person
