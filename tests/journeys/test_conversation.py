"""A conversation on patrol, from the plain statement to a meeting on somebody's record; what the
officer put right within 72 hours, and what they never come to see. On telephones throughout."""

import re
from datetime import datetime, timedelta

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import helped, night
from wayside.web.clock import LONDON

OFFICER, CENTRE = "patrol-officer", "Example Women's Centre"
AFTER_THE_PATROL = datetime(2018, 6, 30, 2, 0, tzinfo=LONDON)
SAID = "She wants a bed away from the High Road."
PUT_RIGHT = "She wants a bed away from the market, tonight if there is one."


def when_the_officer_tells_of_it(officer: Person, night_of: str) -> None:
    """From where the return is written, with the plain statement before the first question."""
    officer.opens(night_of)
    officer.follows("Tell of a conversation")
    words = officer.page.locator("main").inner_text()
    assert words.index("You need not talk to me") < words.index("Did you say this before")
    officer.ticks("I said it before we spoke")
    officer.chooses("Ward", "Ferndale")
    officer.ticks("A woman")
    for question in ("New to you?", "Do they want what they said to be passed on"):
        officer.page.get_by_role("group", name=question).get_by_label("Yes").check()
    officer.fills("The first words you use for them (optional)", "Wren")
    officer.page.get_by_role("group", name="What did you talk about?").get_by_label(
        "Housing"
    ).check()
    officer.fills("What they want the people who help to know (optional)", SAID)
    officer.chooses("Who should follow up? (optional)", CENTRE)
    officer.presses("Pass it on")
    officer.reads("It is passed on, and counted in the return of this night.")


def when_it_is_taken_in(carys: Person, called: str) -> str:
    """As a meeting with somebody of hers; the address of the handover."""
    carys.opens("/sharing/handovers/")
    carys.follows("What a conversation came to")
    carys.reads(SAID)
    handover = carys.path
    carys.follows("Take it in as a meeting")
    carys.ticks(called)
    carys.presses("Take it in")
    carys.reads("It is taken in.")
    return handover


def test_a_conversation_on_patrol_becomes_a_meeting_that_its_officer_never_sees(
    enter: Enter, at: At
) -> None:
    night_of = night.given_the_officer_was_out_last_friday(OFFICER)
    at(AFTER_THE_PATROL)
    officer = enter(OFFICER, **TELEPHONE)
    when_the_officer_tells_of_it(officer, night_of)

    at(AFTER_THE_PATROL + timedelta(hours=8))
    carys = enter("caseworker", **TELEPHONE)
    handover = when_it_is_taken_in(carys, "Jay")
    helped.opens_record(carys, "Jay")
    record = carys.path
    carys.reads(SAID)

    at(AFTER_THE_PATROL + timedelta(hours=71))
    officer.opens("/sharing/handovers/sent/")
    row = officer.page.get_by_role("row", name=re.compile("What a conversation came to")).first
    assert "Taken up" not in row.inner_text()
    officer.follows("Correct", within=row)
    correcting = officer.path
    box = officer.page.get_by_label("What they want the people who help to know (optional)")
    assert box.input_value() == SAID
    officer.fills("What they want the people who help to know (optional)", PUT_RIGHT)
    officer.presses("Send the correction")
    officer.reads("The correction is sent.")
    for address in (record, handover):
        officer.opens(address, status=403)
        officer.does_not_read(SAID)

    carys.opens(handover)
    carys.reads(PUT_RIGHT)
    carys.reads("Corrected by the writer")

    at(AFTER_THE_PATROL + timedelta(hours=73))
    officer.opens(correcting, status=404)
