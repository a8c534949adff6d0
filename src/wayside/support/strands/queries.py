"""The strands of plans and what they ask, as the database shows it to whoever acts."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.sharing.models import Subject
from wayside.sharing.queries import held_subjects
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


def to_screen(*, visible_to: Actor, now: datetime) -> Iterator[Person]:
    """Those whose plan is about stalking and who are to be asked, in the records that this member
    was given."""
    last = StalkingScreen.objects.filter(subject=OuterRef("subject")).order_by("-asked_at")
    plans = Plan.objects.filter(
        subject__in=held_subjects(visible_to=visible_to, now=now),
        subject__person__state=RecordState.OPEN,
        strands__contains=rules.STALKING,
    ).annotate(last_asked=Subquery(last.values("asked_at")[:1]))
    today = now.astimezone(LONDON).date()
    for plan in plans.select_related("subject__person"):
        asked = plan.last_asked.astimezone(LONDON).date() if plan.last_asked else None
        if rules.needs_screening(plan.strands, asked=asked, today=today):
            yield plan.subject.person
