"""What every change to the parts of a night shares: the lock, the rules, what follows."""

from django.utils.translation import gettext as _

from wayside.access.permissions import require
from wayside.patrols.actions import steps
from wayside.patrols.models import Patrol, Segment
from wayside.patrols.parts import rules
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.queries import apart_of, parts_of_week
from wayside.patrols.parts.queries.segments import as_part
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.actions import look_again
from wayside.patrols.timetable import great_circle


def lock_to_shape(patrol: Patrol, doing: steps.Doing) -> Patrol | None:
    """The patrol under its week's lock, if its parts may still be changed; None when this very
    form has been acted on already."""
    require(doing.by, SHAPE_NIGHTS, area_id=patrol.week.area_id)
    week = steps.lock(patrol.week, doing)
    if week is None:
        return None
    current = steps.standing_in(week, patrol)
    rules.check_can_shape(week.state, current.state)
    return current


def check(patrol: Patrol, segment: Segment, *, asked: bool = False) -> None:
    """Raise unless the segment, as it would be saved, goes with the night and the week.

    Raises:
        NotNow: it lies outside the hours, or partners would be too close to enforcement.
    """
    rules.check_inside(segment.hours, patrol.hours)
    rules.check_meeting(segment.kind, segment.hours, segment.meeting_at)
    others = parts_of_week(patrol.week, but=segment)
    mine = as_part(segment, asked=asked)
    rules.check_apart([*others, mine], apart_of(patrol.week.programme), great_circle)


def look(patrol: Patrol, doing: steps.Doing) -> None:
    """The risk is looked at again, should this have changed what matters."""
    because = str(_("The parts of the night changed."))
    look_again(patrol=patrol, because=because, by=doing.by, now=doing.now)


def subject(segment: Segment, patrol: Patrol) -> str:
    """The part with its night, for the week's story."""
    return str(_("%(part)s (%(patrol)s)") % {"part": str(segment), "patrol": patrol_name(patrol)})
