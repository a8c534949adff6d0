"""The coordinator's week: police data in, places chosen, the plan set, the sheet printed."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.steps import crime, hot_spots, week


def test_the_first_page_says_what_to_do(enter: Enter) -> None:
    coordinator = enter()
    coordinator.opens("/")
    coordinator.signs_in("coordinator")
    coordinator.reads("Finish the plan of Week 28, 9 to 15 July 2018")
    coordinator.reads("Answer 2 comments on Week 28")
    coordinator.reads("before it lapses")
    coordinator.follows("Finish the plan of Week 28")
    assert coordinator.path == week.NEXT_WEEK


def test_a_police_file_is_loaded_and_its_faults_are_shown(enter: Enter, tmp_path: Path) -> None:
    coordinator = enter("coordinator")
    file = crime.given_a_police_file_with_broken_rows(tmp_path)
    crime.when_they_import(coordinator, file)
    crime.then_progress_is_shown_until_the_work_is_done(coordinator)
    crime.then_the_report_says_what_was_set_aside(coordinator)
    crime.then_they_can_take_the_broken_rows(coordinator)


def test_hot_spots_lead_to_the_rows_behind_them(enter: Enter) -> None:
    coordinator = enter("coordinator")
    coordinator.opens("/")
    hot_spots.when_they_open_the_hot_spots(coordinator)
    hot_spots.then_places_are_ranked_with_reasons(coordinator)
    before = hot_spots.ranked_places(coordinator)
    hot_spots.when_they_leave_out_what_police_generate(coordinator)
    hot_spots.then_the_ranking_says_so_and_differs(coordinator, before)
    name = hot_spots.when_they_open_the_first_place(coordinator)
    hot_spots.then_the_raw_rows_stand_below(coordinator, name)


def test_next_week_is_planned_and_its_sheet_printed(enter: Enter) -> None:
    coordinator = enter("coordinator")
    coordinator.opens(week.NEXT_WEEK)
    picked = week.when_they_pick_a_suggestion(coordinator)
    week.when_they_add_a_place_of_their_own(coordinator)
    week.when_they_move_the_last_place_up(coordinator)
    week.then_the_place_stands_before(coordinator, place=week.OWN_PLACE, other=picked)
    assert week.when_they_answer_the_comments(coordinator) == 2
    week.when_they_set_the_week_as_planned(coordinator)
    expect(coordinator.page.locator(".ws-week__head")).to_contain_text("Planned")
    week.then_the_sheet_is_a_tagged_document(coordinator)


def test_a_week_that_nobody_began_is_started(enter: Enter) -> None:
    coordinator = enter("coordinator")
    week.when_they_start_the_week_after(coordinator)
    week.then_nights_and_places_are_proposed(coordinator)
