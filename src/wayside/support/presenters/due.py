"""What is due in plans, in words and colour."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.people.models import Person
from wayside.support.actions import DueInPlans
from wayside.web.components.text import Colour


@dataclass(frozen=True, slots=True)
class ShownDue:
    """One line of what is due, and the plan where it is done."""

    called: str
    label: str
    hint: str
    url: str
    colour: Colour
    is_step: bool


def shown(found: DueInPlans, *, today: date, member_id: UUID | None) -> tuple[ShownDue, ...]:
    """The steps, the longest due first, whose own and whom covered for; then the plans to look at
    together again."""
    own, covered = _("A step that you take is due"), _("A step is due for whose worker you cover")
    steps = [
        _line(
            each.subject.person,
            each.by_date,
            today,
            label=own if each.worker_id == member_id else covered,
            is_step=True,
        )
        for each in found.steps
    ]
    again = _("Look at the plan together again")
    plans = [
        _line(each.subject.person, each.review_date, today, label=again, is_step=False)
        for each in found.reviews
    ]
    return (*steps, *plans)


def _line(person: Person, day: date | None, today: date, *, label: str, is_step: bool) -> ShownDue:
    late = day is not None and day < today
    return ShownDue(
        person.called,
        label,
        format_date(day, "l j F Y") if day else "",
        reverse("support:plan", args=[person.id]),
        "orange" if late else "yellow",
        is_step,
    )
