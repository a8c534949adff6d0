"""When to check in, when to go out, and when an alarm is due. Pure."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import Window, at
from wayside.web.clock import day_of
from wayside.web.states import NotNow

EARLY = timedelta(hours=2)
CHECK_IN_EARLY = timedelta(minutes=15)


def usual_times(hours: Window, minutes: int) -> tuple[datetime, ...]:
    """A check-in so often, and one at the end, when everyone is off the street."""
    step = timedelta(minutes=minutes)
    found = []
    due = hours.starts_at + step
    while due < hours.ends_at - step / 2:
        found.append(due)
        due += step
    return (*found, hours.ends_at)


def on_the_night(hours: Window, clocks: Iterable[time]) -> tuple[datetime, ...]:
    """Times of day as moments of the patrol, in order and each once.

    Raises:
        NotNow: one lies outside the hours.
    """
    first = day_of(hours.starts_at)
    found = set()
    for clock in clocks:
        moments = (at(day, clock) for day in (first, first + timedelta(days=1)))
        moment = next((m for m in moments if hours.starts_at < m <= hours.ends_at), None)
        if moment is None:
            raise NotNow(
                _("%(time)s is no time of this patrol: choose times after its start, up to its end")
                % {"time": f"{clock:%H:%M}"}
            )
        found.add(moment)
    return tuple(sorted(found))


def check_can_go_out(hours: Window, now: datetime) -> None:
    """Raise unless it is time.

    Raises:
        NotNow: the patrol begins much later, or is over.
    """
    if now < hours.starts_at - EARLY:
        raise NotNow(_("It is too early: you can go out from two hours before the start."))
    if now >= hours.ends_at:
        raise NotNow(_("The hours of this patrol are over."))


def may_check_in(due_at: datetime, now: datetime) -> bool:
    """Whether a check-in can be made yet: from a quarter of an hour before it is due, however
    late."""
    return now >= due_at - CHECK_IN_EARLY
