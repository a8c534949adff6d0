"""Taking a patrol along to the week of another day."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from wayside.patrols import rules
from wayside.patrols.actions import steps
from wayside.patrols.actions.standing import standing_week
from wayside.patrols.briefing.actions.withdrawing import withdraw
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Comment, Patrol, Week
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import Verb, WeekState
from wayside.web.states import NotNow


def carry(patrol: Patrol, day: date, reason: str, doing: steps.Doing) -> Week:
    """The week of the day, with the patrol in it, as far as that week's plan is. What is said of
    its places goes along; the week it leaves tells where it went. The caller holds the area's
    lock, so no two weeks are ever locked the other way round.

    Raises:
        NotNow: that week is closed.
    """
    left, iso = patrol.week, IsoWeek.of(day)
    if iso == left.iso:
        return left
    into = standing_week(left.area, iso, left.programme, doing.now)
    if into.state == WeekState.CLOSED:
        raise NotNow(
            _("Week %s is closed. Open it again first, or choose a day of another week.") % iso
        )
    withdraw(patrol, reason, steps.Doing(doing.by, doing.now))
    steps.tell(
        left,
        Verb.MOVE_PATROL,
        doing,
        about=patrol,
        subject=_("%(patrol)s to week %(week)s") % {"patrol": patrol_name(patrol), "week": iso},
        reason=reason,
        fields=("date",),
    )
    verb = "plan" if into.state == WeekState.PLANNED else "reopen"
    step = rules.PATROL.step(patrol.state, verb)
    steps.count_up(patrol, doing.now, week_id=into.id, state=step.target if step else patrol.state)
    patrol.week = into
    Comment.objects.filter(Q(patrol=patrol) | Q(place__patrol=patrol)).update(week=into)
    return into
