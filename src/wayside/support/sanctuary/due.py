"""What is due of sanctuary schemes, and their steps on a timeline. No address stands in either."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.sharing.models import Subject
from wayside.support.duties import Duty, Source
from wayside.support.sanctuary import queries
from wayside.support.sanctuary.permissions import KEEP_SANCTUARY
from wayside.support.sanctuary.vocabulary import SanctuaryState
from wayside.support.timeline.registry import Moment
from wayside.support.timeline.registry import Source as Moments
from wayside.web.clock import LONDON

LABELS = {
    SanctuaryState.ASKED: gettext_lazy("Assess the home for the sanctuary scheme"),
    SanctuaryState.ASSESSED: gettext_lazy("Sanctuary scheme: agree what comes next"),
    SanctuaryState.LANDLORD_ASKED: gettext_lazy("The landlord has not answered"),
    SanctuaryState.AGREED: gettext_lazy("Order works for the sanctuary scheme"),
    SanctuaryState.WORKS: gettext_lazy("Works of the sanctuary scheme take too long"),
    SanctuaryState.COMPLETED: gettext_lazy("Ask whether they feel safer at home"),
}


def due(actor: Actor, now: datetime) -> Iterator[Duty]:
    """The next step of each scheme, and works to be done or checked."""
    today = now.astimezone(LONDON).date()
    for each in queries.due(visible_to=actor, today=today):
        step = LABELS[SanctuaryState(each.state)]
        yield Duty(each.subject.person.called, step, each.due_date or today, _url(each.subject))
    for work in queries.works_due(visible_to=actor, today=today):
        label = _("A work to be done or checked: %(work)s") % {"work": work.get_work_display()}
        yield Duty(work.subject.person.called, label, work.by_date, _url(work.subject))


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step."""
    url = reverse("support:sanctuary", args=[person.id])
    for each in queries.moves_of(person).reverse()[:most]:
        title = _("Sanctuary scheme: %(state)s") % {"state": each.get_state_display()}
        why = each.get_why_display() if each.why else ""
        yield Moment(each.at, title, why, each.by.person.name, url)


def _url(subject: Subject) -> str:
    return reverse("support:sanctuary", args=[subject.person.id])


DUTIES = (Source("sanctuary", KEEP_SANCTUARY, due),)
MOMENTS = Moments("sanctuary", gettext_lazy("Sanctuary scheme"), KEEP_SANCTUARY, moments)
