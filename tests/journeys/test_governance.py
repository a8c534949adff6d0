"""The information governance officer: who exported, a record's story, the trail itself."""

from playwright.sync_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.steps import audit, hot_spots
from tests.journeys.world import an_officer_of_another_agency


def test_an_export_is_found_and_its_story_told(enter: Enter) -> None:
    coordinator = enter("coordinator")
    hot_spots.then_a_file_asks_what_it_is_for(coordinator)
    hot_spots.when_they_take_the_file(coordinator)
    officer = enter("governance-officer")
    rows = audit.when_they_look_for_exports(officer)
    expect(rows.first).to_contain_text("Cora Example")
    expect(rows.first).to_contain_text(hot_spots.PURPOSE)


def test_a_records_story_is_for_its_own_agency(enter: Enter) -> None:
    coordinator = enter("coordinator")
    coordinator.opens("/lambeth/weeks/2018-W28/")
    officer = enter("governance-officer")
    officer.opens("/governance/audit/?kind=changes")
    row = audit.rows_of_events(officer).filter(has_text="Cora Example").first
    story = audit.when_they_open_the_story(officer, row)
    expect(officer.page.locator(".moj-timeline__item").first).to_be_visible()
    login = an_officer_of_another_agency()
    audit.then_another_agencys_officer_sees_none(enter(login), story, "Cora Example")


def test_the_trail_is_checked_whole(enter: Enter) -> None:
    audit.then_the_trail_is_whole(enter("governance-officer"))
