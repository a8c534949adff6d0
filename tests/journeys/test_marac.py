"""Met on patrol, a DASH of 16, the MARAC, its agenda and meeting, the last action answered, and
access gone. On telephones, and at desks."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import BOTH, TELEPHONE
from tests.journeys.steps import helped, night
from tests.journeys.test_conversation import (
    AFTER_THE_PATROL,
    OFFICER,
    when_it_is_taken_in,
    when_the_officer_tells_of_it,
)
from wayside.web.clock import LONDON

MORNING = datetime(2018, 7, 3, 10, 0, tzinfo=LONDON)
MEETING = datetime(2018, 7, 11, 10, 30, tzinfo=LONDON)
CALLED, NAME = "Bramble", "Bramble Invented"


def when_sixteen_are_answered_with_yes(worker: Person) -> None:
    """Part by part, and finished: the interruption stands in the way."""
    worker.follows("Assess the risk")
    worker.ticks("DASH")
    worker.fills("Which version?", "2014")
    worker.ticks("Completed together with this person")
    worker.presses("Save")
    for part in range(4):
        for number in range(part * 6 + 1, part * 6 + 7):
            group = worker.page.get_by_role("group").filter(
                has=worker.page.locator(f"input[name=q{number}]")
            )
            answer = "Yes" if number <= 16 else "No"
            group.last.get_by_label(answer, exact=True).check()
        worker.presses("Save and go on")
    worker.presses("Finish the assessment")
    worker.reads(f"The risk to {CALLED} is higher")
    worker.reads("Visible high risk")


def when_they_are_referred(worker: Person) -> None:
    """From the interruption, with what the record knows filled in."""
    worker.presses("Refer to the MARAC")
    worker.fills("Name of the victim", NAME)
    worker.fills("What happened, and what is feared?", "He strangled her in May.")
    worker.fills("What does the victim want? (optional)", "To stay where she is.")
    worker.ticks("Told, and agrees")
    worker.ticks("Consent of this person")
    worker.ticks("If they agree: I have considered")
    worker.fills("If they agree: how did you consider it? (optional)", "Rested, and said it back.")
    worker.fills("Who harms: name 1", "Invented Man")
    worker.presses("Refer")
    worker.reads("It is referred.")


def when_it_is_put_on_the_agenda(mara: Person) -> str:
    """Taken on, and listed for the meeting to come; the address of the meeting."""
    mara.opens("/safeguarding/marac/")
    mara.follows(NAME)
    mara.presses("Take it on")
    mara.opens("/safeguarding/marac/")
    mara.follows("11", within=mara.page.get_by_role("table", name="Meetings"))
    meeting = mara.path
    mara.presses(f"Put on the agenda {NAME}")
    mara.reads("It is on the agenda.")
    return meeting


def when_the_agency_is_researched(remi: Person, meeting: str) -> None:
    """By its representative, who shares it with those at the meeting."""
    remi.opens(meeting)
    remi.follows(f"Research of my agency {NAME}")
    remi.fills("What does your agency know of these people? (optional)", "Seen at the clinic.")
    remi.ticks("Share it with those at the meeting once it begins")
    remi.presses("Save")


def when_the_case_is_heard(mara: Person, meeting: str) -> str:
    """On one screen, with an action of another agency; its address."""
    mara.opens(meeting)
    mara.presses("Begin the meeting")
    mara.follows(NAME)
    case = mara.path
    mara.reads("Seen at the clinic.")
    mara.chooses("Agency", "Example Health Outreach")
    mara.fills("What it does", "Offers an appointment.")
    mara.fills("Until", "18/7/2018")
    mara.presses("Add the action")
    mara.reads("Offers an appointment.")
    mara.fills("What was shared and decided (optional)", "The clinic sees her.")
    mara.presses("Heard: save and next case")
    return case


@pytest.mark.parametrize("screen", BOTH)
def test_from_a_patrol_to_the_last_action(enter: Enter, at: At, screen: dict[str, Any]) -> None:
    night_of = night.given_the_officer_was_out_last_friday(OFFICER)
    at(AFTER_THE_PATROL)
    when_the_officer_tells_of_it(enter(OFFICER, **TELEPHONE), night_of)
    at(AFTER_THE_PATROL + timedelta(hours=8))
    carys = enter("caseworker", **screen)
    when_it_is_taken_in(carys, CALLED)

    at(MORNING)
    helped.opens_record(carys, CALLED)
    helped.goes_to(carys, "Risk")
    when_sixteen_are_answered_with_yes(carys)
    when_they_are_referred(carys)

    mara = enter("marac-coordinator", **screen)
    meeting = when_it_is_put_on_the_agenda(mara)
    remi = enter("marac-representative", **screen)
    when_the_agency_is_researched(remi, meeting)

    at(MEETING)
    case = when_the_case_is_heard(mara, meeting)
    remi.opens(case)
    remi.follows("It is done Example Health Outreach, Offers an appointment.")
    remi.fills("What came of it?", "She came on Monday.")
    remi.presses("Save")
    remi.opens(case, status=404)
    remi.opens(meeting)
    remi.does_not_read(NAME)
    helped.opens_record(carys, CALLED)
    helped.goes_to(carys, "MARAC")
    carys.reads("Closed")
