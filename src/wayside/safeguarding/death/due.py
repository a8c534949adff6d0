"""A note of a death that waits for a second person, and what is warned of on each page."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.people.models import Person
from wayside.people.safeguards import Safeguard
from wayside.safeguarding.death import queries
from wayside.safeguarding.death.permissions import SEE_DEATHS
from wayside.safeguarding.models import Death
from wayside.support.duties import NO_WORD, Asking, Duty, Rows
from wayside.web.clock import LONDON

MOST = 20


def _waiting(asking: Asking) -> QuerySet[Death]:
    found = queries.waiting(not_of=asking.person)[:MOST]
    return found.annotate(word=NO_WORD, day=TruncDate("created_at", tzinfo=LONDON))


def _second(person: Person, _word: str, day: date | None, today: date) -> Duty:
    """Somebody whose death was noted."""
    url = reverse("safeguarding:death", args=[person.id])
    label = _("A death was noted: a second person looks at it")
    return Duty(person.called, label, day or today, url)


def at_rest(person: Person) -> Sequence[Safeguard]:
    """What each page of the record of somebody who has died says first."""
    if not person.is_at_rest:
        return ()
    url = reverse("safeguarding:death", args=[person.id])
    return (Safeguard(_("This person has died. The record is at rest."), url, bars_others=True),)


DUTIES = (Rows("deaths", SEE_DEATHS, _waiting, _second, reaches_further=True),)
