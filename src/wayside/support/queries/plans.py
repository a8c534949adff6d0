"""Plans, their steps, and what is due."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from wayside.directory.models import Strand
from wayside.people.queries.mine import Mine
from wayside.sharing.models import Subject
from wayside.support.models import Movement, Plan, PlanReview, Step
from wayside.support.vocabulary import StepState
from wayside.web.statements import compiled

MOST_DUE = 200


def plan_of(subject: Subject) -> Plan | None:
    """Somebody's plan, if one was written."""
    return Plan.objects.filter(subject=subject).first()


def steps_of(subject: Subject) -> QuerySet[Step]:
    """Somebody's steps: those still agreed first, the most pressing first."""
    found = Step.objects.filter(subject=subject).select_related("worker__person")
    return found.order_by("state", "by_date", "created_at")


def next_step(subject: Subject) -> Step | None:
    """The agreed step that is due first; one without a day comes last."""
    agreed = steps_of(subject).filter(state=StepState.AGREED)
    return agreed.order_by(F("by_date").asc(nulls_last=True), "created_at").first()


def movements_of(subject: Subject) -> QuerySet[Movement]:
    """The way so far, the latest first."""
    found = Movement.objects.filter(subject=subject).select_related("told_by__person")
    return found.order_by("-on_date", "-told_at")


def plan_reviews_of(subject: Subject) -> QuerySet[PlanReview]:
    """The looks at somebody's plan, the latest first."""
    return PlanReview.objects.filter(subject=subject).select_related("held_by__person")


def steps_due(mine: Mine) -> list[Step]:
    """The steps that are due in the records that a member was given, whoever takes them; a
    colleague who covers sees them too."""
    return _steps_due(mine.subjects, mine.today) if mine.subjects else []


def reviews_due(mine: Mine) -> list[Plan]:
    """The plans to look at together again, in the records that a member was given."""
    return _reviews_due(mine.subjects, mine.today) if mine.subjects else []


@compiled
def _steps_due(subjects: list[UUID], today: date) -> QuerySet[Step]:
    found = Step.objects.filter(
        subject__in=subjects, state=StepState.AGREED, by_date__lte=today
    ).select_related("worker__person")
    return found.order_by("by_date", "id")[:MOST_DUE]


@compiled
def _reviews_due(subjects: list[UUID], today: date) -> QuerySet[Plan]:
    found = Plan.objects.filter(subject__in=subjects, review_date__lte=today)
    return found.order_by("review_date", "id")[:MOST_DUE]


def strands_in_use() -> QuerySet[Strand]:
    """The strands that a plan can name, in the partnership's order."""
    return Strand.objects.filter(in_use=True)


def strand_choices(held: Collection[str]) -> list[tuple[str, str]]:
    """The strands that can be named: those in use, and those held already."""
    found = Strand.objects.filter(Q(in_use=True) | Q(slug__in=held))
    return list(found.values_list("slug", "name"))


def strand_names(slugs: Collection[str]) -> tuple[str, ...]:
    """The strands of a plan by name, also those no longer in use."""
    return tuple(Strand.objects.filter(slug__in=slugs).values_list("name", flat=True))
