"""What the state of an erasure allows, and whose step it is."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.governance.erasure.vocabulary import Bar, ErasureState
from wayside.web.states import Machine, NotNow, Transition

State = ErasureState
LEAD = _("A safeguarding lead of the agency")
OFFICER = _("The information governance officer of the agency")
CLOCK = _("The clock")
LONGEST_KEPT = timedelta(days=366 * 2)
RUNNING = (State.DUE, State.KEPT, State.AWAITING, State.APPROVED)
ERASURE = Machine(
    slug="governance.erasure",
    name=_("The erasure of a record"),
    initial=State.DUE,
    transitions=(
        Transition(State.DUE, "put_forward", State.AWAITING, LEAD, _("Nothing speaks against it")),
        Transition(State.DUE, "keep", State.KEPT, LEAD, _("Keep it for longer")),
        Transition(State.KEPT, "put_forward", State.AWAITING, LEAD, _("Erase it after all")),
        Transition(State.KEPT, "fall_due", State.DUE, CLOCK, _("Due again")),
        Transition(State.AWAITING, "keep", State.KEPT, LEAD, _("Keep it for longer")),
        Transition(State.AWAITING, "approve", State.APPROVED, OFFICER, _("Approve the erasure")),
        Transition(State.AWAITING, "send_back", State.DUE, OFFICER, _("Send it back")),
        Transition(State.APPROVED, "erase", State.ERASED, CLOCK, _("Erase")),
        Transition(State.APPROVED, "bar", State.DUE, CLOCK, _("Something bars it")),
        *(
            Transition(each, "withdraw", State.WITHDRAWN, CLOCK, _("Support goes on again"))
            for each in RUNNING
        ),
    ),
    ends=frozenset({State.ERASED, State.WITHDRAWN}),
)


def check_no_bar(bars: Collection[Bar]) -> None:
    """Raises:
    NotNow: something keeps the record from being erased.
    """
    if bars:
        words = "; ".join(str(each.label) for each in sorted(bars))
        raise NotNow(_("This record cannot be erased now. %(bars)s.") % {"bars": words})


def check_second(*, first: UUID | None, second: UUID | None) -> None:
    """Raises:
    NotNow: whoever approves is who looked.
    """
    if first is None or second is None or first == second:
        raise NotNow(_("Whoever looked at it cannot approve it. Ask a second person."))


def check_until(until: date, *, today: date) -> None:
    """Raises:
    NotNow: the day is gone by, or too far to be looked at again in time.
    """
    if until <= today:
        raise NotNow(_("Choose a day to come, on which it is looked at again."))
    if until > today + LONGEST_KEPT:
        raise NotNow(_("Choose a day within two years. It can be kept again then."))
