"""What somebody asked to be put right or erased, among what is due from their worker, and on the
timeline beside what was put right."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.governance.corrections.permissions import CORRECT
from wayside.governance.models import Correction, RightAbout
from wayside.governance.rights.permissions import ANSWER_RIGHTS
from wayside.governance.rights.rules import RUNNING
from wayside.governance.subject_access.collecting import field_of, kind_of
from wayside.people.models import Person
from wayside.support.duties import Asking, Duty, Rows
from wayside.support.timeline.registry import Moment, Most, Source, latest


def _asked(asking: Asking) -> QuerySet[RightAbout]:
    found = RightAbout.objects.filter(subject__in=asking.led, request__state__in=RUNNING)
    return found.annotate(word=F("request__kind"), day=F("request__due_date"))


def _answer(person: Person, _kind: str, day: date | None, today: date) -> Duty:
    url = reverse("governance:rights", args=[person.id])
    return Duty(person.called, _("They asked to put right or erase"), day or today, url)


CORRECTIONS = latest(
    lambda held: (
        Correction.objects.filter(subject=held)
        .select_related("made_by__person")
        .order_by("-at", "-id")
    )
)


def corrections(person: Person, most: Most) -> Iterator[Moment]:
    """That something was put right, and why; what it said before is not on the timeline."""
    url = reverse("governance:corrections", args=[person.id])
    for each in CORRECTIONS(person, most):
        where = {"kind": kind_of(each.model), "field": field_of(each.model, each.field)}
        title = _("Put right: %(kind)s, %(field)s") % where
        yield Moment(each.at, title, each.why, each.made_by.person.name, url)


DUTIES = (Rows("rights", ANSWER_RIGHTS, _asked, _answer),)
MOMENTS = (Source("corrections", gettext_lazy("What was put right"), CORRECT, corrections),)
