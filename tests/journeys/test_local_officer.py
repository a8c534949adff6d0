"""A local officer joins one patrol: its briefing opens, and nothing else does."""

from tests.journeys.conftest import At, Enter
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import night, tonight

OFFICER = "local-officer"
NOT_THEIRS = (
    "/lambeth/roster/",
    "/lambeth/roster/unable/",
    "/lambeth/costs/",
    "/lambeth/check-ins/",
    "/lambeth/workforce/",
    "/lambeth/invitations/",
    "/lambeth/observers/",
)


def test_the_briefing_of_the_patrol_joined_and_no_other(enter: Enter, at: At) -> None:
    at(tonight.EVENING)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens("/")
    assert officer.heading == "Tonight"
    officer.follows("Read tonight’s briefing")
    officer.reads("Police version")
    officer.reads("Lola Example (local officer of the ward)")
    assert tonight.looks_of(OFFICER, "patrols.open_briefing") == 1
    for day in (tonight.FRIDAY, night.LAST_FRIDAY):
        for page in ("briefing", "briefing_paper", "night", "risk", "returns:night"):
            tonight.is_refused(officer, tonight.page_of(page, day))
    for path in NOT_THEIRS:
        tonight.is_refused(officer, path)
    for page in ("release", "call_back", "parts:night"):
        tonight.is_refused(officer, tonight.page_of(page))
    tonight.is_refused(officer, f"/lambeth/roster/posts/{tonight.patrol_of().id}/")
    officer.looks()
    elsewhere = tonight.page_of("briefing").replace("lambeth", "southwark")
    tonight.is_refused(officer, elsewhere, status=404)
    assert tonight.looks_of(OFFICER, "patrols.open_briefing") == 1


def test_after_the_patrol_the_briefing_says_that_it_is_closed(enter: Enter, at: At) -> None:
    tonight.given_all_are_safely_back("patrol-officer")
    at(tonight.after_the_briefing_closed())
    officer = enter(OFFICER, **TELEPHONE)
    for page in ("briefing", "briefing_paper"):
        tonight.is_refused(officer, tonight.page_of(page), status=410)
        officer.looks()
        officer.reads("The patrol is over, so its briefing is closed.")
    officer.opens("/")
    officer.does_not_read("Read tonight’s briefing")
    officer.reads("How are you after Saturday 7 July?")
