"""What is due of adult safeguarding concerns, to the worker and to the lead, and their steps on a
timeline."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.safeguarding.concerns import queries
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.concerns.vocabulary import ConcernState
from wayside.safeguarding.models import AdultConcern, ConcernStep
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.timeline.registry import Moment, rows_of
from wayside.support.timeline.registry import Source as Moments

MOST = 50
LABELS = {
    ConcernState.WRITTEN: gettext_lazy("Send the adult safeguarding concern"),
    ConcernState.SENT: gettext_lazy("Ask the council what it decided about the concern"),
    ConcernState.ENQUIRY: gettext_lazy("Ask where the council’s enquiry stands"),
    ConcernState.NO_ENQUIRY: gettext_lazy("Speak about the decision not to enquire"),
}


def _steps(asking: Asking) -> QuerySet[AdultConcern]:
    found = queries.due(asking.led, today=asking.today)
    return found.annotate(word=F("state"), day=F("due_date"))


def _led(asking: Asking) -> QuerySet[AdultConcern]:
    """To a lead: what goes on about people whom colleagues support."""
    found = queries.due_of_others(asking.led) if asking.is_lead else AdultConcern.objects.none()
    return found.annotate(word=F("state"), day=F("due_date"))[:MOST]


def _step(person: Person, word: str, day: date | None, today: date) -> Duty:
    """The next step of a concern."""
    url = reverse("safeguarding:concerns", args=[person.id])
    return Duty(person.called, LABELS[ConcernState(word)], day or today, url)


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step, without what was said."""
    url = reverse("safeguarding:concerns", args=[person.id])
    for each in queries.steps_of(person).reverse()[:most]:
        title = _("Adult safeguarding: %(state)s") % {"state": each.get_state_display()}
        yield Moment(each.at, title, "", each.by.person.name, url)


DUTIES = (
    Rows("adult_concern", KEEP_CONCERNS, _steps, _step),
    Rows("adult_concerns_led", KEEP_CONCERNS, _led, _step, reaches_further=True),
)
MOMENTS = Moments(
    "adult_concern",
    gettext_lazy("Adult safeguarding"),
    KEEP_CONCERNS,
    moments,
    (rows_of(ConcernStep),),
)
