"""When a plan may be changed and commented on."""

from django.utils.translation import gettext_lazy as _

from wayside.patrols.rules.machines import PATROL, WEEK
from wayside.patrols.vocabulary import PatrolState, WeekState
from wayside.web.states import NotNow, Transition

# A week that is opened again takes with it only what it had carried to where it stood
REOPENED = {WeekState.REVIEW: PatrolState.PROPOSED, WeekState.PLANNED: PatrolState.RETURNED}


def can_edit(week_state: str, patrol_state: str = PATROL.initial) -> bool:
    """Whether places and times can be changed: while the week is in review."""
    return week_state == WeekState.REVIEW and patrol_state == PATROL.initial


def check_can_edit(week_state: str, patrol_state: str = PATROL.initial) -> None:
    """Raise unless places and times can be changed.

    Raises:
        NotNow: the week is planned or closed, or the patrol is cancelled.
    """
    if week_state == WeekState.AHEAD:
        raise NotNow(_("The week is not started yet. Start it, then choose its places."))
    if week_state != WeekState.REVIEW:
        raise NotNow(
            _("The week is “%(state)s”. Open it again to change it.")
            % {"state": WEEK.label(week_state)}
        )
    if patrol_state != PATROL.initial:
        raise NotNow(
            _("The patrol is “%(state)s” and cannot be changed.")
            % {"state": PATROL.label(patrol_state)}
        )


def can_comment(week_state: str) -> bool:
    """Whether there is still somebody who would act on a comment."""
    return week_state != WeekState.CLOSED


def check_can_comment(week_state: str, patrol_state: str = PATROL.initial) -> None:
    """Raise unless comments are open.

    Raises:
        NotNow: the week is closed or the patrol cancelled.
    """
    if not can_comment(week_state):
        raise NotNow(_("The week is closed. Comment on the week that is in review now."))
    if patrol_state == PatrolState.CANCELLED:
        raise NotNow(_("The patrol is cancelled, so there is nothing left to comment on."))


def step_with_week(week_state: str, patrol_state: str, verb: str) -> Transition | None:
    """The step that a patrol makes as its week has just made the same one to ``week_state``."""
    step = PATROL.step(patrol_state, verb)
    if step is None or verb != "reopen":
        return step
    return step if step.target == REOPENED.get(WeekState(week_state)) else None
