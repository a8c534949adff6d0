"""A caseload in words and colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.people.models import Person
from wayside.support.caseload.queries import Held
from wayside.support.presenters.needs import COLOURS
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class ShownHeld:
    """One of a worker's people, as a row."""

    person: Person
    level: Words
    colour: str
    heard: str
    is_lost: bool
    next_date: date | None
    is_late: bool


def shown(found: Iterable[Held], *, today: date) -> tuple[ShownHeld, ...]:
    """The rows, in the order given."""
    return tuple(
        ShownHeld(
            each.person,
            each.level.label if each.level is not None else _("Not noted yet"),
            COLOURS[each.level] if each.level is not None else "grey",
            _heard(each),
            each.silence.is_lost,
            each.next_date,
            each.next_date is not None and each.next_date < today,
        )
        for each in found
    )


def _heard(each: Held) -> str:
    if each.silence.never:
        return _("Never yet")
    days = each.silence.days
    if not days:
        return _("Today")
    return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}
