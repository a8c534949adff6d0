"""What holds where an agency has set nothing, and what it may set."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow

LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Periods:
    """In days: until a complaint is acknowledged, until it is answered, until somebody is asked
    about stalking again."""

    acknowledge_days: int = 5
    answer_days: int = 28
    screen_days: int = 90


def check_periods(periods: Periods, *, from_date: date, today: date) -> None:
    """Raises:
    NotNow: it would hold for days gone by, or an answer would be due before it is acknowledged.
    """
    if from_date < today:
        raise NotNow(_("What held before today stays as it was. Choose today or a later day."))
    if periods.answer_days < periods.acknowledge_days:
        raise NotNow(_("An answer cannot be due before it is acknowledged. Allow more days."))
