"""A patrol officer's evening on a telephone, and what an officer says of the nights to come."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import At, Enter
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import night, tonight
from wayside.patrols.models import Posting
from wayside.patrols.vocabulary import PostingState

OFFICER = "patrol-officer"


def test_from_the_briefing_to_the_first_check_in(enter: Enter, at: At) -> None:
    at(tonight.EVENING)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens("/")
    assert officer.heading == "Tonight"
    first = officer.page.locator("main .govuk-task-list__item").first
    expect(first).to_contain_text("onight")
    before = tonight.looks_of(OFFICER, "patrols.open_briefing")
    officer.follows("Read tonight’s briefing")
    officer.reads("Police version")
    officer.reads("Risks and what we do about them")
    assert tonight.looks_of(OFFICER, "patrols.open_briefing") == before + 1

    officer.opens("/")
    officer.follows("Go out tonight at")
    officer.fills("Force incident number", "")
    officer.presses("We are going out")
    assert every_error_leads_to_its_field(officer.page) == 1
    officer.fills("Force incident number", tonight.NUMBER)
    officer.presses("We are going out")
    officer.reads("You are out.")
    call = tonight.next_call()
    officer.reads(f"Next check-in: {tonight.clock_of(call.due_at)}")

    at(call.due_at)
    officer.opens("/")
    officer.follows(f"Check in at {tonight.clock_of(call.due_at)}")
    officer.presses("We are all safe")
    officer.reads(f"Safe at {tonight.clock_of(call.due_at)}")


def test_the_return_in_two_sittings_and_then_how_are_you(enter: Enter, at: At) -> None:
    patrol = tonight.given_all_are_safely_back(OFFICER)
    at(patrol.ends_at + timedelta(minutes=10))
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens("/")
    officer.follows("Write the return for Saturday 7 July")
    night.taps(officer, "Women met", 3)
    night.taps(officer, "Hot drinks given", 4)
    officer.presses("Keep as a draft")
    officer.page.wait_for_load_state("networkidle")
    officer.opens("/")
    officer.follows("Write the return for Saturday 7 July")
    assert night.count(officer, "Women met") == "3"
    officer.page.get_by_label("Nobody was seen").last.check()
    officer.ticks("Dry")
    night.files(officer)

    officer.opens("/")
    officer.follows("How are you after Saturday 7 July?")
    officer.reads("Read by you and")
    officer.presses("Send")
    assert every_error_leads_to_its_field(officer.page) == 1
    officer.ticks("I am tired")
    officer.presses("Send")
    officer.reads("You can take it back at any time.")
    officer.opens("/")
    officer.does_not_read("How are you after Saturday 7 July?")


def test_what_an_officer_says_of_the_nights_to_come(enter: Enter) -> None:
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens("/")
    officer.follows("You are on patrol on")
    assert officer.heading == "My patrols"
    nights = officer.page.get_by_role("link", name=re.compile("^I cannot come"))
    coming = nights.count()
    last = nights.last.inner_text().removeprefix("I cannot come").strip()
    officer.follows(f"I cannot come {last}")
    officer.presses("Give the place up")
    assert every_error_leads_to_its_field(officer.page) == 1
    officer.ticks("Court")
    officer.presses("Give the place up")
    officer.reads("The place is given up. The coordinator is told.")
    expect(nights).to_have_count(coming - 1)
    assert Posting.objects.filter(state=PostingState.WITHDRAWN).count() > 0

    officer.opens("/lambeth/my-time/")
    officer.follows("Add an absence")
    officer.ticks("Leave")
    officer.fills("From", "20/7/2018")
    officer.fills("Until and including", "22/7/2018")
    officer.presses("Save")
    officer.reads("Saved.")
    officer.reads("20 Jul 2018 – 22 Jul 2018")


def test_the_calendar_says_on_duty_and_no_more(enter: Enter) -> None:
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens("/lambeth/my-time/")
    officer.follows("Your calendar")
    officer.presses("Make a new calendar address")
    address = officer.page.locator("main code").inner_text()
    stranger = enter()
    answer = stranger.page.request.get(address)
    assert answer.headers["content-type"].startswith("text/calendar")
    lines = [line.split(":")[0].split(";")[0] for line in answer.text().splitlines()]
    said = {line for line in answer.text().splitlines() if line.startswith("SUMMARY")}
    assert said == {"SUMMARY:On duty"}
    assert not {"LOCATION", "DESCRIPTION", "ATTENDEE", "ORGANIZER", "URL"} & set(lines)
    for hidden in ("Lambeth", "Otis", "atrol", "igh Road"):
        assert hidden not in answer.text()
    officer.presses("Stop the calendar")
    assert stranger.page.request.get(address).status == 404
