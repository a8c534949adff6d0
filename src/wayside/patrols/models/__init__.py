"""Weeks, patrols, their places and timetables, what was said and what was decided."""

from wayside.patrols.models.comments import Comment
from wayside.patrols.models.decisions import Decision
from wayside.patrols.models.patrols import Patrol, PatrolPlace, Stop
from wayside.patrols.models.weeks import Week

__all__ = ["Comment", "Decision", "Patrol", "PatrolPlace", "Stop", "Week"]
