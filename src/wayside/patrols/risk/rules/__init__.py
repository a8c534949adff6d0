"""What the state of an assessment allows, and what matters. Pure."""

from wayside.patrols.risk.rules.approving import approved_as, check_can_approve, refusal
from wayside.patrols.risk.rules.coverage import Coverage, Part, Site, Someone, matters
from wayside.patrols.risk.rules.machine import ASSESSMENT, WRITABLE
from wayside.patrols.risk.rules.nights import (
    check_can_go_out,
    may_check_in,
    on_the_night,
    usual_times,
)
from wayside.patrols.risk.rules.scores import LEAST, MOST, Risk, level, missing

__all__ = [
    "ASSESSMENT",
    "LEAST",
    "MOST",
    "WRITABLE",
    "Coverage",
    "Part",
    "Risk",
    "Site",
    "Someone",
    "approved_as",
    "check_can_approve",
    "check_can_go_out",
    "level",
    "matters",
    "may_check_in",
    "missing",
    "on_the_night",
    "refusal",
    "usual_times",
]
