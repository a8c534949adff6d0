"""What can be done with risk assessments, their templates, nights out and check-ins."""

from wayside.patrols.risk.actions.alarms import raise_alarms, settle_alarm
from wayside.patrols.risk.actions.deciding import approve, send_back
from wayside.patrols.risk.actions.looking_again import look_again
from wayside.patrols.risk.actions.looks import (
    open_alarms,
    open_night,
    open_risk,
    open_template,
)
from wayside.patrols.risk.actions.nights import check_in, go_out
from wayside.patrols.risk.actions.templates import save_template
from wayside.patrols.risk.actions.writing import Written, start, submit, write

__all__ = [
    "Written",
    "approve",
    "check_in",
    "go_out",
    "look_again",
    "open_alarms",
    "open_night",
    "open_risk",
    "open_template",
    "raise_alarms",
    "save_template",
    "send_back",
    "settle_alarm",
    "start",
    "submit",
    "write",
]
