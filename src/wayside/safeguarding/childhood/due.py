"""What is due for children beside their referrals."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.vocabulary import Role
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.safeguarding.childhood import queries
from wayside.safeguarding.childhood.vocabulary import EpisodeState
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.models import SpecialistReview
from wayside.support.duties import Duty, Source
from wayside.web.clock import day_of
from wayside.web.states import Words


def _missing(mine: Mine) -> Iterator[Duty]:
    """A child nobody was told of, and a return interview to offer within its time."""
    for each in queries.to_see_to():
        if _is_for(mine, each.subject_id):
            gone = each.state == EpisodeState.MISSING
            label = _("Report this child missing") if gone else _("Offer the return interview")
            day = each.from_at if gone else each.offer_by_at or each.from_at
            yield Duty(each.subject.person.called, label, day_of(day), url_of(each.subject.person))


def _reviews(mine: Mine) -> Iterator[Duty]:
    """A specialist review to hold, or to look at again."""
    for each in queries.reviews_due(today=mine.today):
        if _is_for(mine, each.subject_id):
            day = each.due_date or each.review_date or mine.today
            yield Duty(each.subject.person.called, _review(each), day, url_of(each.subject.person))


def _steps(mine: Mine) -> Iterator[Duty]:
    """A step into adulthood whose day has come."""
    for each in queries.steps_due(today=mine.today):
        if _is_for(mine, each.subject_id):
            label = _("A step into adulthood is due")
            yield Duty(each.subject.person.called, label, each.by_date, url_of(each.subject.person))


def _to_plan(mine: Mine) -> Iterator[Duty]:
    """A young person who may be 17, for whom nothing is planned."""
    for each in queries.to_plan(today=mine.today):
        if _is_for(mine, each.subject_id):
            yield Duty(
                each.called, _("17 now: plan the way into adulthood"), mine.today, url_of(each)
            )


def _is_for(mine: Mine, subject_id: UUID) -> bool:
    """A lead sees to all, others to those whom they support."""
    return mine.actor.role == Role.SAFEGUARDING_LEAD or subject_id in mine.by_subject


def _review(held: SpecialistReview) -> Words:
    again = held.held_date is not None and held.due_date is None
    return _("Look at the specialist review again") if again else _("Hold the specialist review")


def url_of(person: Person) -> str:
    """Where it is done."""
    return reverse("safeguarding:child", args=[person.id])


DUTIES = tuple(
    Source(slug, KEEP_CHILDREN, find)
    for slug, find in (
        ("missing_children", _missing),
        ("specialist_reviews", _reviews),
        ("transition_steps", _steps),
        ("transitions", _to_plan),
    )
)
