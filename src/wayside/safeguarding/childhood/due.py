"""What is due for children beside their referrals."""

from datetime import date

from django.db.models import Case, CharField, DateField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.people.models import Person
from wayside.safeguarding.childhood import queries
from wayside.safeguarding.childhood.rules import nears_adulthood
from wayside.safeguarding.childhood.vocabulary import EpisodeState
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.models import ChildMissing, SpecialistReview, TransitionStep
from wayside.support.duties import NO_WORD, Asking, Duty, Rows
from wayside.web.clock import LONDON

AGAIN = "again"


def _missing(asking: Asking) -> QuerySet[ChildMissing]:
    gone = When(state=EpisodeState.MISSING, then=F("from_at"))
    day = Case(gone, default=Coalesce("offer_by_at", "from_at"))
    found = asking.seen_to(queries.to_see_to())
    return found.annotate(word=F("state"), day=TruncDate(day, tzinfo=LONDON))[: queries.MOST]


def _episode(person: Person, state: str, day: date | None, today: date) -> Duty:
    """A child nobody was told of, and a return interview to offer within its time."""
    gone = state == EpisodeState.MISSING
    label = _("Report this child missing") if gone else _("Offer the return interview")
    return Duty(person.called, label, day or today, url_of(person))


def _reviews(asking: Asking) -> QuerySet[SpecialistReview]:
    again = When(held_date__isnull=False, due_date=None, then=Value(AGAIN))
    word = Case(again, default=Value(""), output_field=CharField())
    found = asking.seen_to(queries.reviews_due(today=asking.today))
    return found.annotate(word=word, day=Coalesce("due_date", "review_date"))[: queries.MOST]


def _review(person: Person, word: str, day: date | None, today: date) -> Duty:
    """A specialist review to hold, or to look at again."""
    again = _("Look at the specialist review again")
    label = again if word == AGAIN else _("Hold the specialist review")
    return Duty(person.called, label, day or today, url_of(person))


def _steps(asking: Asking) -> QuerySet[TransitionStep]:
    found = asking.seen_to(queries.steps_due(today=asking.today))
    return found.annotate(word=NO_WORD, day=F("by_date"))[: queries.MOST]


def _step(person: Person, _word: str, day: date | None, today: date) -> Duty:
    """A step into adulthood whose day has come."""
    return Duty(person.called, _("A step into adulthood is due"), day or today, url_of(person))


def _unplanned(asking: Asking) -> QuerySet[Person]:
    found = asking.seen_to(queries.without_plan())
    return found.annotate(word=NO_WORD, day=Cast(Value(None), DateField()))


def _to_plan(person: Person, _word: str, _day: date | None, today: date) -> Duty | None:
    """A young person who may be 17, for whom nothing is planned."""
    if not nears_adulthood(person.birth, today=today):
        return None
    label = _("17 now: plan the way into adulthood")
    return Duty(person.called, label, today, url_of(person))


def url_of(person: Person) -> str:
    """Where it is done."""
    return reverse("safeguarding:child", args=[person.id])


DUTIES = tuple(
    Rows(slug, KEEP_CHILDREN, find, say, reaches_further=True)
    for slug, find, say in (
        ("missing_children", _missing, _episode),
        ("specialist_reviews", _reviews, _review),
        ("transition_steps", _steps, _step),
        ("transitions", _unplanned, _to_plan),
    )
)
