"""What is due of sanctuary schemes, and their steps on a timeline. No address stands in either."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.models import Sanctuary, SanctuaryMove, SanctuaryWork
from wayside.support.sanctuary import queries
from wayside.support.sanctuary.permissions import KEEP_SANCTUARY
from wayside.support.sanctuary.vocabulary import SanctuaryState, Work
from wayside.support.timeline.registry import Moment, rows_of
from wayside.support.timeline.registry import Source as Moments

LABELS = {
    SanctuaryState.ASKED: gettext_lazy("Assess the home for the sanctuary scheme"),
    SanctuaryState.ASSESSED: gettext_lazy("Sanctuary scheme: agree what comes next"),
    SanctuaryState.LANDLORD_ASKED: gettext_lazy("The landlord has not answered"),
    SanctuaryState.AGREED: gettext_lazy("Order works for the sanctuary scheme"),
    SanctuaryState.WORKS: gettext_lazy("Works of the sanctuary scheme take too long"),
    SanctuaryState.COMPLETED: gettext_lazy("Ask whether they feel safer at home"),
}


def _steps(asking: Asking) -> QuerySet[Sanctuary]:
    found = queries.due(asking.led, today=asking.today)
    return found.annotate(word=F("state"), day=F("due_date"))


def _step(person: Person, state: str, day: date | None, today: date) -> Duty:
    """The next step of a scheme."""
    return Duty(person.called, LABELS[SanctuaryState(state)], day or today, _url(person))


def _works(asking: Asking) -> QuerySet[SanctuaryWork]:
    found = queries.works_due(asking.led, today=asking.today)
    return found.annotate(word=F("work"), day=F("by_date"))


def _work(person: Person, work: str, day: date | None, today: date) -> Duty:
    """A work to be done or checked."""
    label = _("A work to be done or checked: %(work)s") % {"work": Work(work).label}
    return Duty(person.called, label, day or today, _url(person))


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step."""
    url = reverse("support:sanctuary", args=[person.id])
    for each in queries.moves_of(person).reverse()[:most]:
        title = _("Sanctuary scheme: %(state)s") % {"state": each.get_state_display()}
        why = each.get_why_display() if each.why else ""
        yield Moment(each.at, title, why, each.by.person.name, url)


def _url(person: Person) -> str:
    return reverse("support:sanctuary", args=[person.id])


DUTIES = (
    Rows("sanctuary", KEEP_SANCTUARY, _steps, _step),
    Rows("sanctuary_works", KEEP_SANCTUARY, _works, _work),
)
MOMENTS = Moments(
    "sanctuary",
    gettext_lazy("Sanctuary scheme"),
    KEEP_SANCTUARY,
    moments,
    (rows_of(SanctuaryMove),),
)
