"""The defaults of a programme are those that the ranking's accuracy was measured with."""

from wayside.calculations.hotspots import HALF_AGE_DAYS
from wayside.partners.models import ProgrammeSettings


def test_an_event_counts_half_at_the_age_that_was_measured() -> None:
    assert ProgrammeSettings().half_life_weeks * 7 == HALF_AGE_DAYS
