"""Making nights ahead: by the programme's usual weekdays and hours, so that people can be found."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.partners.models import Area
from wayside.partners.queries import programme_of
from wayside.patrols import rules as patrols
from wayside.patrols.actions.standing import standing_week
from wayside.patrols.calendar import IsoWeek, night
from wayside.patrols.models import Patrol, Week
from wayside.patrols.proposals import PlanSettings
from wayside.patrols.queries import plan_settings
from wayside.patrols.staffing import rules
from wayside.patrols.staffing.actions import steps
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.web.states import NotNow


@transaction.atomic
def make_nights(
    *, area: Area, first: date, by: Actor, now: datetime, weeks: int = rules.WEEKS_AHEAD
) -> tuple[Patrol, ...]:
    """The usual nights of so many weeks from a day on, where a week is still ahead. A night that
    is there, or was cancelled, is not made again.

    Raises:
        NotNow: the area has no programme that would steer the patrols.
    """
    require(by, PLAN_ROSTER, area_id=area.id)
    programme = programme_of(area)
    if programme is None:
        raise NotNow(_("This area has no programme yet. Start one first: it says who leads."))
    usual = plan_settings(programme)
    made: list[Patrol] = []
    for number in range(weeks):
        iso = IsoWeek.of(first + timedelta(weeks=number))
        made += _of_week(standing_week(area, iso, programme, now), usual, first, now)
    for patrol in made:
        steps.note(patrol, "patrols.make_night", by, now, ("date",), operation=Operation.COLLECTION)
    return tuple(made)


def _of_week(week: Week, usual: PlanSettings, first: date, now: datetime) -> list[Patrol]:
    if not patrols.WEEK.can(week.state, "start"):
        return []
    there = set(week.patrols.values_list("date", flat=True))
    days = [week.iso.day(weekday) for weekday in usual.weekdays]
    made = []
    for number, day in enumerate(each for each in days if each >= first and each not in there):
        hours = night(day, usual.start, usual.end)
        made.append(
            Patrol.objects.create(
                week=week,
                date=day,
                starts_at=hours.starts_at,
                ends_at=hours.ends_at,
                seed=week.seed + len(there) + number,
                created_at=now,
                updated_at=now,
            )
        )
    return made
