"""Who may look at a complaint, by when, and what comes next."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.support.complaints.vocabulary import ReplyKind
from wayside.support.periods.rules import Periods
from wayside.web.states import NotNow

# An answer is shown among what is due so long before
SOON = timedelta(days=5)


def check_outside(*, about_agency_id: UUID | None, handled_by_id: UUID) -> None:
    """Raises:
    NotNow: the agency complained of would look at it itself.
    """
    if about_agency_id == handled_by_id:
        raise NotNow(
            _("A complaint goes to somebody outside the agency that it is about. Choose another.")
        )


def deadlines(told_on: date, periods: Periods) -> tuple[date, date]:
    """By when it is acknowledged, and by when answered, at the agency that looks at it."""
    acknowledge, answer = periods.acknowledge_days, periods.answer_days
    return told_on + timedelta(days=acknowledge), told_on + timedelta(days=answer)


def next_reply(done: Collection[str], *, wants_answer: bool = True) -> ReplyKind | None:
    """What is to come; nothing once the answer was told, or was given where none was wanted."""
    found = next((each for each in ReplyKind if each not in done), None)
    return None if found == ReplyKind.TOLD and not wants_answer else found


def check_next(done: Collection[str], kind: ReplyKind) -> None:
    """Raises:
    NotNow: it was done already, or something else comes first.
    """
    if kind in done:
        raise NotNow(_("This was done already."))
    if next_reply(done) != kind:
        raise NotNow(_("First acknowledge, then answer, then tell the answer."))
