"""Weeks, patrols, their places, timetables, segments and people, what was said and decided."""

from wayside.patrols.models.comments import Comment
from wayside.patrols.models.decisions import Decision
from wayside.patrols.models.patrols import Patrol, PatrolPlace, Stop
from wayside.patrols.models.postings import LIVE, Post, Posting
from wayside.patrols.models.segments import Segment
from wayside.patrols.models.weeks import Week

__all__ = [
    "LIVE",
    "Comment",
    "Decision",
    "Patrol",
    "PatrolPlace",
    "Post",
    "Posting",
    "Segment",
    "Stop",
    "Week",
]
