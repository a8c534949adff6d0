"""What can be done with weeks, patrols, places and comments: one verb, its check, its record."""

from wayside.patrols.actions.adding import add_place, add_suggested
from wayside.patrols.actions.comments import answer_comment, comment
from wayside.patrols.actions.looks import (
    draft_week,
    glance,
    list_weeks,
    open_places,
    open_sheet,
    open_week,
)
from wayside.patrols.actions.patrols import (
    add_patrol,
    cancel_patrol,
    change_patrol,
    reinstate_patrol,
    shuffle,
)
from wayside.patrols.actions.places import (
    change_place,
    move_place,
    remove_place,
    restore_place,
)
from wayside.patrols.actions.weeks import (
    close_week,
    plan_week,
    propose,
    rank_again,
    reopen_week,
    save_draft,
    start_week,
)

__all__ = [
    "add_patrol",
    "add_place",
    "add_suggested",
    "answer_comment",
    "cancel_patrol",
    "change_patrol",
    "change_place",
    "close_week",
    "comment",
    "draft_week",
    "glance",
    "list_weeks",
    "move_place",
    "open_places",
    "open_sheet",
    "open_week",
    "plan_week",
    "propose",
    "rank_again",
    "reinstate_patrol",
    "remove_place",
    "reopen_week",
    "restore_place",
    "save_draft",
    "shuffle",
    "start_week",
]
