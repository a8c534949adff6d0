"""What is due of homes, for the worker and for the agency that keeps one, and their steps on a
timeline. No address and no account stands in any."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.homes import queries
from wayside.support.homes.permissions import KEEP_HOMES
from wayside.support.homes.vocabulary import HomeState, ReviewState
from wayside.support.models import Home, HomeMove, HomeReview
from wayside.support.timeline.registry import Moment, on_day, rows_of
from wayside.support.timeline.registry import Source as Moments

LABELS = {
    HomeState.ABOUT: gettext_lazy("Did they move into the new home?"),
    HomeState.LIVING: gettext_lazy("Ask whether they are settled in the new home"),
    HomeState.AT_RISK: gettext_lazy("Their home is at risk: look at it together"),
}
OF_REVIEW = {
    ReviewState.OPENED: gettext_lazy("A notice was served: hold the safeguarding review"),
    ReviewState.HELD: gettext_lazy("Write the safety plan of the safeguarding review"),
}


def _homes(asking: Asking) -> QuerySet[Home]:
    found = queries.due(asking.led, today=asking.today)
    return found.annotate(word=F("state"), day=F("due_date"))


def _home(person: Person, state: str, day: date | None, today: date) -> Duty:
    """A home to look at, or one to find."""
    label = LABELS.get(HomeState(state), _("Without a home: look for another together"))
    return Duty(person.called, label, day or today, _url(person))


def _reviews(asking: Asking) -> QuerySet[HomeReview]:
    return queries.reviews_due(asking.led).annotate(word=F("state"), day=F("due_date"))


def _review(person: Person, state: str, day: date | None, today: date) -> Duty:
    """A review of a notice that is not concluded."""
    label = OF_REVIEW[ReviewState(state)]
    return Duty(person.called, label, day or today, _url(person), guards=True)


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step, on the day it happened."""
    url = _url(person)
    for each in queries.moves_of(person).order_by("-on_date", "-at")[:most]:
        title = _("Home: %(state)s") % {"state": each.get_state_display()}
        words = str(each.get_cause_display()) if each.cause else each.words
        yield Moment(on_day(each.on_date), title, words, each.by.person.name, url)


def _url(person: Person) -> str:
    return reverse("support:homes", args=[person.id])


DUTIES = (
    Rows("homes", KEEP_HOMES, _homes, _home),
    Rows("home_reviews", KEEP_HOMES, _reviews, _review),
)
MOMENTS = Moments(
    "homes",
    gettext_lazy("Homes"),
    KEEP_HOMES,
    moments,
    (rows_of(HomeMove, "on_date"),),
)
