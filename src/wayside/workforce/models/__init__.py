"""Who goes out, what each has learned, when each is free, and how each is."""

from wayside.workforce.models.availability import Absence, RestDay, Shift, Wish
from wayside.workforce.models.terms import PayRates, RosterRules
from wayside.workforce.models.training import Course, SuitabilityAssessment, TrainingRecord
from wayside.workforce.models.workers import Worker

__all__ = [
    "Absence",
    "Course",
    "PayRates",
    "RestDay",
    "RosterRules",
    "Shift",
    "SuitabilityAssessment",
    "TrainingRecord",
    "Wish",
    "Worker",
]
