"""What is due of applications as homeless, and their steps on a timeline."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.homelessness import queries
from wayside.support.homelessness.permissions import KEEP_APPLICATIONS
from wayside.support.homelessness.rules import words_of
from wayside.support.homelessness.vocabulary import Milestone
from wayside.support.models import ApplicationMilestone, ApplicationMove
from wayside.support.timeline.registry import Moment, on_day, rows_of
from wayside.support.timeline.registry import Source as Moments


def _milestones(asking: Asking) -> QuerySet[ApplicationMilestone]:
    found = queries.due(asking.led, today=asking.today)
    return found.annotate(word=F("milestone"), day=F("due_date"))


def _milestone(person: Person, kind: str, day: date | None, today: date) -> Duty:
    """A day that the law sets is near, or over."""
    label = _("Application as homeless: %(what)s") % {"what": Milestone(kind).label}
    return Duty(person.called, label, day or today, _url(person))


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step, on the day it happened."""
    url = _url(person)
    for each in queries.moves_of(person).order_by("-on_date", "-at")[:most]:
        title = _("Application as homeless: %(state)s") % {"state": words_of(each.verb, each.state)}
        yield Moment(on_day(each.on_date), title, each.words, each.by.person.name, url)


def _url(person: Person) -> str:
    return reverse("support:applications", args=[person.id])


DUTIES = (Rows("applications", KEEP_APPLICATIONS, _milestones, _milestone),)
MOMENTS = Moments(
    "applications",
    gettext_lazy("Application as homeless"),
    KEEP_APPLICATIONS,
    moments,
    (rows_of(ApplicationMove, "on_date"),),
)
