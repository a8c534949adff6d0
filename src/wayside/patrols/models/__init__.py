"""Weeks, patrols, their places, timetables, segments and people, what was said and decided."""

from wayside.patrols.models.assessments import Hazard, RiskAssessment
from wayside.patrols.models.briefings import Briefing
from wayside.patrols.models.comments import Comment
from wayside.patrols.models.decisions import Decision
from wayside.patrols.models.disruptions import Disruption
from wayside.patrols.models.invitations import Attendee, Invitation
from wayside.patrols.models.nights_out import CheckIn, GoingOut
from wayside.patrols.models.observers import FollowUp, Observer
from wayside.patrols.models.patrols import Patrol, PatrolPlace, Stop
from wayside.patrols.models.postings import Post, Posting
from wayside.patrols.models.returns import (
    DraftReturn,
    PatrolReturn,
    ReturnCount,
    SegmentReturn,
    Visit,
)
from wayside.patrols.models.reviews import ReviewNote
from wayside.patrols.models.risk_templates import RiskTemplate, RiskTemplateEdition
from wayside.patrols.models.segments import Segment
from wayside.patrols.models.staffing import (
    EmptyPost,
    GrantTerms,
    PatrolFunding,
    Roster,
    RosterLine,
    RosterLoad,
    Unavailability,
)
from wayside.patrols.models.talks import TalkCount
from wayside.patrols.models.weeks import Week

__all__ = [
    "Attendee",
    "Briefing",
    "CheckIn",
    "Comment",
    "Decision",
    "Disruption",
    "DraftReturn",
    "EmptyPost",
    "FollowUp",
    "GoingOut",
    "GrantTerms",
    "Hazard",
    "Invitation",
    "Observer",
    "Patrol",
    "PatrolFunding",
    "PatrolPlace",
    "PatrolReturn",
    "Post",
    "Posting",
    "ReturnCount",
    "ReviewNote",
    "RiskAssessment",
    "RiskTemplate",
    "RiskTemplateEdition",
    "Roster",
    "RosterLine",
    "RosterLoad",
    "Segment",
    "SegmentReturn",
    "Stop",
    "TalkCount",
    "Unavailability",
    "Visit",
    "Week",
]
