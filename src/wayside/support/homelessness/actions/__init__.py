"""What is done along an application as homeless."""

from wayside.support.homelessness.actions.periods import SetPeriod, set_statutory_period
from wayside.support.homelessness.actions.steps import (
    Applied,
    Opened,
    Step,
    begin_application,
    meet_milestone,
    move_application,
    open_applications,
)

__all__ = [
    "Applied",
    "Opened",
    "SetPeriod",
    "Step",
    "begin_application",
    "meet_milestone",
    "move_application",
    "open_applications",
    "set_statutory_period",
]
