"""What is done with somebody's homes."""

from wayside.support.homes.actions.counting import HomeCounts, count_homes
from wayside.support.homes.actions.homes import (
    HomeStep,
    Moving,
    OpenedHomes,
    begin_home,
    move_home,
    open_homes,
)
from wayside.support.homes.actions.keeping import let_keeper_see, list_kept_homes
from wayside.support.homes.actions.moving import begin_home_of_offer
from wayside.support.homes.actions.notices import (
    Served,
    conclude_review,
    hold_review,
    serve_notice,
)
from wayside.support.homes.actions.risks import NotedRisk, end_risk, note_risk

__all__ = [
    "HomeCounts",
    "HomeStep",
    "Moving",
    "NotedRisk",
    "OpenedHomes",
    "Served",
    "begin_home",
    "begin_home_of_offer",
    "conclude_review",
    "count_homes",
    "end_risk",
    "hold_review",
    "let_keeper_see",
    "list_kept_homes",
    "move_home",
    "note_risk",
    "open_homes",
    "serve_notice",
]
