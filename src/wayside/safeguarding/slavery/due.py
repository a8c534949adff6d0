"""What is due where somebody may be exploited, and the steps on a timeline."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.safeguarding.models import NrmCase, NrmStep
from wayside.safeguarding.slavery import queries
from wayside.safeguarding.slavery.permissions import KEEP_NRM
from wayside.safeguarding.slavery.vocabulary import NrmState
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.timeline.registry import Moment, rows_of
from wayside.support.timeline.registry import Source as Moments

TELL = "tell"
LABELS = {
    TELL: gettext_lazy("Tell them what was decided about modern slavery"),
    NrmState.SEEN: gettext_lazy("Explain the National Referral Mechanism, and ask"),
    NrmState.AGREED: gettext_lazy("Refer to the National Referral Mechanism, as agreed"),
    NrmState.REFUSED: gettext_lazy("Notify without identity (MS1)"),
    NrmState.MADE: gettext_lazy("Send the notice without identity (MS1)"),
    NrmState.NOTIFIED: gettext_lazy("The notice was sent: close it, or ask again"),
    NrmState.REFERRED: gettext_lazy("Ask for the reasonable grounds decision"),
    NrmState.RECOVERY: gettext_lazy("The time to recover ends soon: plan what comes"),
    NrmState.NO_GROUNDS: gettext_lazy("Last days to ask for the decision to be looked at again"),
    NrmState.NOT_CONCLUSIVE: gettext_lazy(
        "Last days to ask for the decision to be looked at again"
    ),
    NrmState.CONCLUSIVE: gettext_lazy("Look at what they need after the decision"),
    NrmState.WITHDRAWN: gettext_lazy("They left the NRM: close it, or ask again"),
}


def _steps(asking: Asking) -> QuerySet[NrmCase]:
    found = queries.due(asking.led, today=asking.today)
    word = Case(When(to_tell=True, then=Value(TELL)), default=F("state"), output_field=CharField())
    return found.annotate(word=word, day=F("due_date"))


def _step(person: Person, word: str, day: date | None, today: date) -> Duty:
    """The next step; that somebody is still to be told comes first, and at once."""
    due = today if word == TELL else day or today
    return Duty(person.called, LABELS[word], due, reverse("safeguarding:nrm", args=[person.id]))


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step, without what was said."""
    url = reverse("safeguarding:nrm", args=[person.id])
    for each in queries.steps_of(person).reverse()[:most]:
        title = _("Modern slavery: %(state)s") % {"state": each.get_state_display()}
        yield Moment(each.at, title, "", each.by.person.name, url)


DUTIES = (Rows("nrm", KEEP_NRM, _steps, _step),)
MOMENTS = Moments(
    "nrm",
    gettext_lazy("Modern slavery"),
    KEEP_NRM,
    moments,
    (rows_of(NrmStep),),
)
