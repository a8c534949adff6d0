"""The steps of an order, and when its end is near."""

from datetime import date, timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.orders.vocabulary import OrderState
from wayside.safeguarding.paths.periods import period, periods
from wayside.web.states import Machine, NotNow, Transition

State = OrderState
WORKER = _("A worker to whom the record is open, with this person")
COURT = _("The court; a worker to whom the record is open notes it")
ORDER = Machine(
    slug="safeguarding.order",
    name=_("A protective order"),
    initial=State.APPLIED,
    transitions=(
        Transition(State.APPLIED, "make", State.IN_FORCE, COURT, _("It was made")),
        Transition(State.APPLIED, "refuse", State.REFUSED, COURT, _("It was not made")),
        Transition(State.APPLIED, "end", State.ENDED, WORKER, _("They do not want it any more")),
        Transition(State.IN_FORCE, "end", State.ENDED, COURT, _("It ended")),
        Transition(State.REFUSED, "apply", State.APPLIED, WORKER, _("Applied for again")),
        Transition(State.ENDED, "apply", State.APPLIED, WORKER, _("Applied for again")),
    ),
)
PERIODS = periods(Path(__file__).parent / "facts.toml")
LIMITED = frozenset({"dvpn", "dvpo", "dapn"})


def first_reminder(on: date) -> timedelta:
    """How long before its end an order is looked at first."""
    return timedelta(days=period(PERIODS, "first", on=on).amount)


def last_reminder(on: date) -> timedelta:
    """How long before its end the day itself is planned for, and the leads are told too."""
    return timedelta(days=period(PERIODS, "last", on=on).amount)


def is_last(until: date | None, *, today: date) -> bool:
    """Whether the end is so near."""
    return until is not None and until - today <= last_reminder(today)


def check_days(kind: str, from_date: date, until_date: date | None) -> None:
    """Raises:
    NotNow: it would end before it begins, or last longer than such an order can.
    """
    if until_date is None:
        return
    if until_date < from_date:
        raise NotNow(_("It cannot end before it begins."))
    if kind in LIMITED and until_date > period(PERIODS, kind, on=from_date).after(from_date):
        raise NotNow(_("An order of this kind is shorter. Look at the paper again."))
