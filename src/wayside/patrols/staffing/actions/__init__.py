"""What can be done with nights ahead, rosters and places on patrols."""

from wayside.patrols.staffing.actions.absences import lift, say_unable, withdraw
from wayside.patrols.staffing.actions.ahead import make_nights
from wayside.patrols.staffing.actions.edits import lock_line, put_on, set_wanted, take_off
from wayside.patrols.staffing.actions.looks import (
    list_rosters,
    open_empty_post,
    open_own_duties,
    open_roster,
)
from wayside.patrols.staffing.actions.rosters import (
    ask_roster,
    discard_roster,
    explain_post,
    fail_roster,
    finish_roster,
    publish_roster,
)

__all__ = [
    "ask_roster",
    "discard_roster",
    "explain_post",
    "fail_roster",
    "finish_roster",
    "lift",
    "list_rosters",
    "lock_line",
    "make_nights",
    "open_empty_post",
    "open_own_duties",
    "open_roster",
    "publish_roster",
    "put_on",
    "say_unable",
    "set_wanted",
    "take_off",
    "withdraw",
]
