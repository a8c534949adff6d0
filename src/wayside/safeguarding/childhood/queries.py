"""What is kept of a child beside the referral, as the database shows it to whoever acts."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wayside.people.models import Person
from wayside.people.queries import children
from wayside.safeguarding.childhood.vocabulary import EpisodeState, Reported, ReviewState
from wayside.safeguarding.models import (
    ChildMissing,
    IndicatorNote,
    SpecialistReview,
    TransitionPlan,
    TransitionStep,
)

MOST = 50


@dataclass(frozen=True, slots=True)
class Kept:
    """All of it, of one child."""

    notes: list[IndicatorNote]
    episodes: list[ChildMissing]
    reviews: list[SpecialistReview]
    plan: TransitionPlan | None
    steps: list[TransitionStep]


def kept_of(person: Person) -> Kept:
    """All that is kept of somebody."""
    hers: dict[str, Any] = {"subject": person.subject_id}
    return Kept(
        list(IndicatorNote.objects.filter(**hers).select_related("by__person")),
        list(ChildMissing.objects.filter(**hers)),
        list(SpecialistReview.objects.filter(**hers)),
        plan_of(person),
        list(TransitionStep.objects.filter(**hers)),
    )


def episode(person: Person, number: UUID) -> ChildMissing | None:
    """One time missing."""
    return ChildMissing.objects.filter(subject=person.subject_id, id=number).first()


def review(person: Person, number: UUID) -> SpecialistReview | None:
    """One review."""
    return SpecialistReview.objects.filter(subject=person.subject_id, id=number).first()


def plan_of(person: Person) -> TransitionPlan | None:
    """The way into adulthood."""
    return TransitionPlan.objects.filter(subject=person.subject_id).first()


def step(person: Person, number: UUID) -> TransitionStep | None:
    """One step of it."""
    return TransitionStep.objects.filter(subject=person.subject_id, id=number).first()


def to_see_to() -> QuerySet[ChildMissing]:
    """Those who are missing, and those to whom an interview is to be offered."""
    waits = Q(state=EpisodeState.RETURNED) | Q(
        state=EpisodeState.MISSING, reported_to=Reported.NOBODY
    )
    return ChildMissing.objects.filter(waits)


def reviews_due(*, today: Any) -> QuerySet[SpecialistReview]:
    """Those to be held, and those to look at again."""
    waits = Q(state=ReviewState.ASKED) | Q(state=ReviewState.PLANNED, review_date__lte=today)
    return SpecialistReview.objects.filter(waits)


def steps_due(*, today: Any) -> QuerySet[TransitionStep]:
    """Steps into adulthood whose day has come."""
    return TransitionStep.objects.filter(taken_at=None, by_date__lte=today)


def without_plan() -> QuerySet[Person]:
    """The children who have no plan for adulthood."""
    planned = TransitionPlan.objects.filter(subject=OuterRef("subject_id"))
    return children().exclude(Exists(planned)).select_related(None)
