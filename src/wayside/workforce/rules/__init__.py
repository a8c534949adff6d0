"""What the pool's records mean and allow; pure."""

from wayside.workforce.rules.keeping import (
    LONGEST_ABSENCE,
    LONGEST_COURSE,
    LONGEST_SHIFT,
    Entry,
    Place,
    check_assessment,
    check_can_book,
    check_can_keep,
    check_can_leave,
    check_day,
    check_in_pool,
    check_span,
    check_training,
)
from wayside.workforce.rules.outlook import Ahead, Member, outlook
from wayside.workforce.rules.training import (
    SOON,
    Facts,
    Period,
    expires_on,
    may_be_rostered,
    standing_of,
    valid_period,
)

__all__ = [
    "LONGEST_ABSENCE",
    "LONGEST_COURSE",
    "LONGEST_SHIFT",
    "SOON",
    "Ahead",
    "Entry",
    "Facts",
    "Member",
    "Period",
    "Place",
    "check_assessment",
    "check_can_book",
    "check_can_keep",
    "check_can_leave",
    "check_day",
    "check_in_pool",
    "check_span",
    "check_training",
    "expires_on",
    "may_be_rostered",
    "outlook",
    "standing_of",
    "valid_period",
]
