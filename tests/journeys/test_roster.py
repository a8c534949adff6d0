"""The coordinator's roster: worked out, published, and worked out again."""

from tests.journeys.conftest import Enter
from tests.journeys.steps import roster


def test_a_roster_is_worked_out_published_and_worked_out_again(enter: Enter) -> None:
    coordinator = enter("coordinator")
    roster.when_they_have_one_worked_out(coordinator)
    told = roster.changes(coordinator)
    assert any("Otis Example is no longer on Friday 24 August" in each for each in told), told
    roster.when_they_read_why_a_post_stays_empty(coordinator)
    roster.when_they_publish(coordinator)
    coordinator.opens(roster.PAGE)
    assert coordinator.page.get_by_role("heading", name="To re-plan").count() == 0
    coordinator.follows("Take off Ivo Example, Friday 6 July")
    roster.when_somebody_is_taken_off(coordinator, "Ivo Example", "Friday 6 July")
    roster.when_they_have_one_worked_out(coordinator)
    [change] = roster.changes(coordinator)
    assert "joins on Friday 6 July" in change
    assert "more pay" in change
