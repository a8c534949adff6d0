"""Plans, their steps, and what is due."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.directory.models import Strand
from wayside.people.vocabulary import RecordState
from wayside.sharing.models import Subject
from wayside.sharing.queries import covered_subjects
from wayside.support.models import Movement, Plan, Step
from wayside.support.vocabulary import StepState, Whose
from wayside.web.clock import LONDON


def plan_of(subject: Subject) -> Plan | None:
    """Somebody's plan, if one was written."""
    return Plan.objects.filter(subject=subject).first()


def steps_of(subject: Subject) -> QuerySet[Step]:
    """Somebody's steps: those still agreed first, the most pressing first."""
    found = Step.objects.filter(subject=subject).select_related("worker__person")
    return found.order_by("state", "by_date", "created_at")


def movements_of(subject: Subject) -> QuerySet[Movement]:
    """The way so far, the latest first."""
    found = Movement.objects.filter(subject=subject).select_related("told_by__person")
    return found.order_by("-on_date", "-told_at")


def steps_due(*, visible_to: Actor, now: datetime) -> QuerySet[Step]:
    """The steps that this worker takes, alone or together, and that are due; with them those of
    the workers for whom they cover."""
    covered = covered_subjects(visible_to=visible_to, now=now)
    return (
        Step.objects.filter(
            Q(worker=visible_to.membership_id) | Q(subject__in=covered),
            state=StepState.AGREED,
            whose__in=(Whose.WORKER, Whose.BOTH),
            by_date__lte=now.astimezone(LONDON).date(),
            subject__person__state=RecordState.OPEN,
        )
        .select_related("subject__person")
        .order_by("by_date", "id")
    )


def reviews_due(*, visible_to: Actor, today: date) -> QuerySet[Plan]:
    """The plans of this worker's people that are to be looked at together again."""
    found = Plan.objects.filter(
        subject__person__worker=visible_to.membership_id,
        subject__person__state=RecordState.OPEN,
        review_date__lte=today,
    )
    return found.select_related("subject__person").order_by("review_date", "id")


def strands_in_use() -> QuerySet[Strand]:
    """The strands that a plan can name, in the partnership's order."""
    return Strand.objects.filter(in_use=True)


def strand_names(slugs: Collection[str]) -> tuple[str, ...]:
    """The strands of a plan by name, also those no longer in use."""
    return tuple(Strand.objects.filter(slug__in=slugs).values_list("name", flat=True))
