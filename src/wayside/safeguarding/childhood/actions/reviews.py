"""The specialist review of a child who harms others: child first."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.models import Person
from wayside.safeguarding.childhood import rules
from wayside.safeguarding.childhood.actions.writing import check_may_note, check_seen, stamps
from wayside.safeguarding.childhood.rules import REVIEW
from wayside.safeguarding.childhood.vocabulary import Made, ReviewState
from wayside.safeguarding.children.periods import due_at
from wayside.safeguarding.models import SpecialistReview
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned


@dataclass(frozen=True, slots=True)
class Held:
    """What a review came to: when, who took part, whether the child was made to, the plan."""

    held_date: date
    people: str
    made_to: Made
    plan: str
    review_date: date


@transaction.atomic
def ask_review(
    *, person: Person, happened: str, form_id: UUID, by: Actor, now: datetime
) -> SpecialistReview:
    """Ask for a review; the form of one id asks once.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    check_may_note(person.subject_id, by)
    before = SpecialistReview.objects.filter(id=form_id, subject=person.subject_id).first()
    if before:
        return before
    due_date = day_of(due_at("specialist_review", since=now))
    made = SpecialistReview(id=form_id, happened=happened, due_date=due_date, **stamps(person, now))
    made.save(force_insert=True)
    fields = ("happened", "due_date")
    told(made, "safeguarding.ask_review", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def hold_review(
    *, review: SpecialistReview, held: Held, expected_version: int, by: Actor, now: datetime
) -> SpecialistReview:
    """Note what a review came to, and when it is looked at again.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it was closed, or the days cannot be.
        Collision: somebody else changed it since.
    """
    check_may_note(review.subject_id, by)
    check_seen(review, expected_version)
    rules.check_day(held.held_date, today=day_of(now))
    rules.check_until(held.review_date, today=day_of(now))
    review.state = REVIEW.check_can(review.state, "hold").target
    fields = ("held_date", "people", "made_to", "plan", "review_date")
    for name in fields:
        setattr(review, name, getattr(held, name))
    review.due_date = None
    changed = (*fields, "state", "due_date")
    save_versioned(review, expected_version=expected_version, now=now, fields=changed)
    told(review, "safeguarding.hold_review", Operation.COLLECTION, by, now, fields=fields)
    return review


@transaction.atomic
def move_review(
    *, review: SpecialistReview, verb: str, expected_version: int, by: Actor, now: datetime
) -> SpecialistReview:
    """Close a review, or ask for one again.

    Raises:
        NotOpenError: the record is not open to whoever does.
        NotNow: it does not stand so.
        Collision: somebody else changed it since.
    """
    check_may_note(review.subject_id, by)
    check_seen(review, expected_version)
    review.state = REVIEW.check_can(review.state, verb).target
    again = review.state == ReviewState.ASKED
    review.due_date = day_of(due_at("specialist_review", since=now)) if again else None
    fields = ("state", "due_date")
    save_versioned(review, expected_version=expected_version, now=now, fields=fields)
    told(review, "safeguarding.move_review", Operation.ALTERATION, by, now, fields=fields)
    return review
