"""What is due in plans and beside them, in words and colour."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Person
from wayside.support.actions import DueInPlans
from wayside.support.duties import Duty
from wayside.support.models import Step
from wayside.support.vocabulary import Whose
from wayside.web.components.text import Colour
from wayside.web.states import Words

OF_OTHERS: Mapping[Whose, Words] = {
    Whose.PERSON: gettext_lazy("Ask how this step goes, and what would help"),
    Whose.OTHER: gettext_lazy("Ask how it goes with a step that somebody else takes"),
}


@dataclass(frozen=True, slots=True)
class ShownDue:
    """One line of what is due, and where it is done."""

    called: str
    label: str
    hint: str
    url: str
    is_today: bool
    guards: bool = False

    @property
    def colour(self) -> Colour:
        """What has come to its day stands out."""
        if self.guards and self.is_today:
            return "red"
        return "orange" if self.is_today else "yellow"


def shown(found: DueInPlans, *, today: date) -> tuple[ShownDue, ...]:
    """The steps, the longest due first; then the plans to look at together again."""
    steps = [
        _line(found.people[each.subject_id], each.by_date, today, _step(each, found.member_id))
        for each in found.steps
    ]
    plans = [
        _line(found.people[each.subject_id], each.review_date, today, None)
        for each in found.reviews
    ]
    return (*steps, *plans)


def _step(step: Step, member_id: UUID | None) -> Words:
    whose = Whose(step.whose)
    if whose in OF_OTHERS:
        return OF_OTHERS[whose]
    if step.worker is None or step.worker_id == member_id:
        return _("A step that you take is due")
    return _("A step that %(worker)s takes is due") % {"worker": step.worker.person.name}


def _line(person: Person, day: date | None, today: date, step: Words | None) -> ShownDue:
    label = str(step or _("Look at the plan together again"))
    url = reverse("support:plan", args=[person.id])
    return ShownDue(person.called, label, _day(day), url, day is not None and day <= today)


def of_duties(found: Iterable[Duty], *, today: date) -> tuple[ShownDue, ...]:
    """What else is due, in the order given."""
    return tuple(
        ShownDue(
            each.called,
            str(each.label),
            _day(each.due_date),
            each.url,
            each.due_date <= today,
            each.guards,
        )
        for each in found
    )


def _day(day: date | None) -> str:
    return format_date(day, "l j F Y") if day else ""
