"""What a referral's state allows, and when answers are due."""

from datetime import UTC, datetime

import pytest

from wayside.calculations.holidays import due_after
from wayside.support.referrals.rules import REFERRAL, Times, due_dates
from wayside.support.referrals.vocabulary import ReferralState

EASTER_THURSDAY = datetime(2018, 3, 29, 10, tzinfo=UTC)


def test_working_days_leave_out_weekends_and_bank_holidays() -> None:
    assert due_after(EASTER_THURSDAY, 1, working=True).date().isoformat() == "2018-04-03"
    assert due_after(EASTER_THURSDAY, 1, working=False).date().isoformat() == "2018-03-30"


def test_an_answer_is_due_at_the_end_of_the_day_in_london() -> None:
    due = due_after(EASTER_THURSDAY, 2, working=True)
    assert due.astimezone(UTC) == datetime(2018, 4, 4, 16, tzinfo=UTC)


def test_what_is_begun_is_counted_from_the_day_of_the_answer() -> None:
    found = due_dates(Times(1, 2, 3, working_days=False), sent_at=EASTER_THURSDAY)
    days = {name: moment.date().day for name, moment in found.items()}
    assert days == {"receive_by_at": 30, "accept_by_at": 31, "start_by_at": 3}


@pytest.mark.parametrize("verb", ["accept", "start", "complete", "receive"])
def test_a_draft_cannot_be_answered(verb: str) -> None:
    assert not REFERRAL.can(ReferralState.DRAFT, verb)


def test_every_outcome_can_be_reviewed_and_opened_again() -> None:
    for state in ("declined", "completed", "she_declined", "withdrawn", "lost_contact"):
        assert REFERRAL.can(state, "review")
        assert REFERRAL.can(state, "reopen")
