"""Who has been silent for as long as was agreed, who is looked for, and that on a timeline."""

from collections.abc import Iterator
from datetime import date

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.safeguarding.missing import queries
from wayside.safeguarding.missing.permissions import KEEP_MISSING
from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.safeguarding.models import MissingEpisode, MissingPlan, MissingStep
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.timeline.registry import Moment, rows_of
from wayside.support.timeline.registry import Source as Moments


def _silent(asking: Asking) -> QuerySet[MissingPlan]:
    found = queries.silent(asking.led, now=asking.now)
    return found.annotate(word=Value("", output_field=CharField()))


def _silence(person: Person, _word: str, day: date | None, today: date) -> Duty:
    """Nobody has heard of somebody for as long as was agreed."""
    label = _("Silent for as long as was agreed: do what they asked for")
    return Duty(person.called, label, day or today, _url(person), guards=True)


def _missing(asking: Asking) -> QuerySet[MissingEpisode]:
    found = queries.due(asking.led, today=asking.today)
    return found.annotate(word=F("state"), day=F("due_date"))


def _episode(person: Person, word: str, day: date | None, today: date) -> Duty:
    """Somebody who is looked for, or was found."""
    is_found = word == EpisodeState.FOUND
    label = _("Found: ask what they want") if is_found else _("Missing: the next step")
    return Duty(person.called, label, day or today, _url(person), guards=not is_found)


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step, without what was said."""
    for each in queries.steps_of(person).reverse()[:most]:
        yield Moment(each.at, each.get_state_display(), "", each.by.person.name, _url(person))


def _url(person: Person) -> str:
    return reverse("safeguarding:missing", args=[person.id])


DUTIES = (
    Rows("missing_silence", KEEP_MISSING, _silent, _silence),
    Rows("missing", KEEP_MISSING, _missing, _episode),
)
MOMENTS = Moments(
    "missing",
    gettext_lazy("Missing"),
    KEEP_MISSING,
    moments,
    (rows_of(MissingStep),),
)
