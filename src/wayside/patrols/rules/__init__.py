"""What the state of a week or a patrol allows. Pure."""

from wayside.patrols.rules.editing import (
    can_comment,
    can_edit,
    check_can_comment,
    check_can_edit,
    step_with_week,
)
from wayside.patrols.rules.machines import MACHINES, PATROL, WEEK
from wayside.patrols.rules.tasks import (
    Facts,
    PatrolFacts,
    Status,
    Task,
    check_can_close,
    check_can_plan,
    close_blocks,
    plan_blocks,
    tasks,
)
from wayside.patrols.rules.times import check_fixed, check_hours, check_in_week

__all__ = [
    "MACHINES",
    "PATROL",
    "WEEK",
    "Facts",
    "PatrolFacts",
    "Status",
    "Task",
    "can_comment",
    "can_edit",
    "check_can_close",
    "check_can_comment",
    "check_can_edit",
    "check_can_plan",
    "check_fixed",
    "check_hours",
    "check_in_week",
    "close_blocks",
    "plan_blocks",
    "step_with_week",
    "tasks",
]
