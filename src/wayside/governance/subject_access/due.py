"""A request that was not answered, among what is due from a worker."""

from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.governance.models import AccessAbout
from wayside.governance.subject_access.permissions import ANSWER_ACCESS
from wayside.governance.subject_access.rules import RUNNING
from wayside.people.models import Person
from wayside.support.duties import Asking, Duty, Rows


def _asked(asking: Asking) -> QuerySet[AccessAbout]:
    found = AccessAbout.objects.filter(subject__in=asking.led, request__state__in=RUNNING)
    return found.annotate(word=F("request__state"), day=F("request__due_date"))


def _answer(person: Person, _state: str, day: date | None, today: date) -> Duty:
    """Until when they are given what is kept of them."""
    url = reverse("governance:access", args=[person.id])
    return Duty(person.called, _("They asked what is kept of them"), day or today, url)


DUTIES = (Rows("access", ANSWER_ACCESS, _asked, _answer),)
