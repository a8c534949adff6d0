"""Without JavaScript: the hot spots are drawn, files come in, the week is planned."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.screens import WITHOUT_SCRIPTS
from tests.journeys.steps import crime, hot_spots, week
from tests.worker import works_through_the_queue


def test_the_hot_spots_are_drawn_by_the_server(enter: Enter) -> None:
    analyst = enter("analyst", **WITHOUT_SCRIPTS)
    analyst.opens(hot_spots.PAGE)
    assert len(hot_spots.ranked_places(analyst)) == 10
    expect(analyst.page.locator(".ws-map svg circle").first).to_be_visible()
    address = hot_spots.when_they_narrow_the_view(analyst)
    assert "top=5" in address
    assert len(hot_spots.ranked_places(analyst)) == 5


def test_a_file_comes_in(enter: Enter, tmp_path: Path) -> None:
    coordinator = enter("coordinator", **WITHOUT_SCRIPTS)
    file = crime.given_a_police_file_with_broken_rows(tmp_path)
    coordinator.opens("/lambeth/crime/import/")
    coordinator.page.locator("input[type=file]").set_input_files(file)
    coordinator.presses("Import")
    coordinator.reads("You can leave this page")
    assert "Load this page again to see how far it is." in coordinator.page.content()
    works_through_the_queue()
    coordinator.page.reload()
    crime.then_the_report_says_what_was_set_aside(coordinator)


def test_the_week_is_planned(enter: Enter) -> None:
    coordinator = enter("coordinator", **WITHOUT_SCRIPTS)
    coordinator.opens(week.NEXT_WEEK)
    before = week.places(coordinator)
    week.when_they_move_the_last_place_up(coordinator)
    assert week.places(coordinator) == [*before[:-2], before[-1], before[-2]]
    assert week.when_they_answer_the_comments(coordinator) == 2
    week.when_they_set_the_week_as_planned(coordinator)
    expect(coordinator.page.locator(".ws-week__head")).to_contain_text("Planned")
