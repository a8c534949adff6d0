"""What the actions on places share: times, positions, and the words of a decision."""

from datetime import datetime, time

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from wayside.patrols import rules
from wayside.patrols.actions import steps, timing
from wayside.patrols.calendar import Window, within
from wayside.patrols.models import Patrol
from wayside.patrols.queries import places_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import Style
from wayside.web.states import NotNow


def fixed_window(
    patrol: Patrol, style: Style, start: time | None, end: time | None
) -> Window | None:
    """A fixed place's time on this night; None for the other styles.

    Raises:
        NotNow: a time is missing or lies outside the hours.
    """
    if style != Style.FIXED:
        return None
    if start is None or end is None:
        raise NotNow(_("Enter from when until when people find you there."))
    stop = within(patrol.hours, start, end)
    rules.check_fixed(stop, patrol.hours)
    return stop


def redraw(patrol: Patrol, now: datetime) -> None:
    """Count the patrol up and draw its times again."""
    steps.count_up(patrol, now)
    timing.draw(patrol, now)


def last_position(patrol: Patrol) -> int:
    """The position of the last place; 0 without places."""
    return places_of(patrol).aggregate(last=Max("position"))["last"] or 0


def subject(labels: str, patrol: Patrol) -> str:
    """The places with their night, for the week's story."""
    return str(_("%(places)s (%(patrol)s)") % {"places": labels, "patrol": patrol_name(patrol)})
