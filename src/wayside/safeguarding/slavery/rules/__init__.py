"""What may be done about possible modern slavery, by when, and what a notice may say."""

from wayside.safeguarding.slavery.rules.dates import PERIODS, due_date, must_notify, recovery_until
from wayside.safeguarding.slavery.rules.machine import (
    ADULTS_ONLY,
    BEFORE_REFERRAL,
    DECIDED,
    NRM,
    OPEN,
    check_explained,
    check_step,
    hidden_steps,
)
from wayside.safeguarding.slavery.rules.ms1 import Categories

__all__ = [
    "ADULTS_ONLY",
    "BEFORE_REFERRAL",
    "DECIDED",
    "NRM",
    "OPEN",
    "PERIODS",
    "Categories",
    "check_explained",
    "check_step",
    "due_date",
    "hidden_steps",
    "must_notify",
    "recovery_until",
]
