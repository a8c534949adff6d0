"""Who goes out, what each has learned, when each is free, and how each is."""

from wayside.workforce.models.availability import Absence, RestDay, Shift, Wish
from wayside.workforce.models.feeds import CalendarFeed
from wayside.workforce.models.sessions import Booking, CourseSession
from wayside.workforce.models.terms import PayRates, RosterRules, RulesChange
from wayside.workforce.models.training import Course, SuitabilityAssessment, TrainingRecord
from wayside.workforce.models.wellbeing import WellbeingCheckIn
from wayside.workforce.models.workers import Worker

__all__ = [
    "Absence",
    "Booking",
    "CalendarFeed",
    "Course",
    "CourseSession",
    "PayRates",
    "RestDay",
    "RosterRules",
    "RulesChange",
    "Shift",
    "SuitabilityAssessment",
    "TrainingRecord",
    "WellbeingCheckIn",
    "Wish",
    "Worker",
]
