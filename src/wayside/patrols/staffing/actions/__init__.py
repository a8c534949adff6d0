"""What can be done with nights ahead, rosters and places on patrols."""

from wayside.patrols.staffing.actions.absences import lift, say_unable, withdraw
from wayside.patrols.staffing.actions.ahead import make_nights
from wayside.patrols.staffing.actions.edits import lock_line, put_on, settle_night, take_off
from wayside.patrols.staffing.actions.looks import (
    list_rosters,
    list_unable,
    open_empty_post,
    open_own_duties,
    open_roster,
)
from wayside.patrols.staffing.actions.partners import settle_partners
from wayside.patrols.staffing.actions.posts import set_wanted
from wayside.patrols.staffing.actions.rosters import (
    ask_roster,
    discard_roster,
    explain_post,
    fail_roster,
    finish_roster,
    publish_roster,
)
from wayside.patrols.staffing.actions.upsets import ask_anew, hold_area, recheck_night, stand_down

__all__ = [
    "ask_anew",
    "ask_roster",
    "discard_roster",
    "explain_post",
    "fail_roster",
    "finish_roster",
    "hold_area",
    "lift",
    "list_rosters",
    "list_unable",
    "lock_line",
    "make_nights",
    "open_empty_post",
    "open_own_duties",
    "open_roster",
    "publish_roster",
    "put_on",
    "recheck_night",
    "say_unable",
    "set_wanted",
    "settle_night",
    "settle_partners",
    "stand_down",
    "take_off",
    "withdraw",
]
