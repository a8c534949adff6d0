"""A child of fifteen who is met on patrol: told of by the officer, taken up by the lead, referred
with a clock to its outcome; and nowhere on the way can anything be recorded against the child."""

from datetime import datetime, timedelta

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import night
from wayside.web.clock import LONDON

OFFICER, LEAD = "patrol-officer", "safeguarding-lead"
AFTER_THE_PATROL = datetime(2018, 6, 30, 2, 0, tzinfo=LONDON)
SEEN = "She says she is fifteen. A man in a white van waits for her."
TOLD = "Rang the duty desk: fifteen, a white van, no bed tonight."


def when_the_officer_tells_of_a_child(officer: Person, night_of: str) -> None:
    """On the phone, with what the lead has to know."""
    officer.opens(night_of)
    officer.follows("Tell of a conversation")
    officer.ticks("I said it before we spoke")
    officer.chooses("Ward", "Ferndale")
    officer.ticks("Somebody who may be under 18")
    for question in ("New to you?", "Do they want what they said to be passed on"):
        officer.page.get_by_role("group", name=question).get_by_label("Yes").check()
    officer.page.locator("[name=child]").fill(SEEN)
    officer.page.locator("[name=told_her]").fill("That I tell people who keep children safe.")
    officer.presses("Pass it on")


def when_the_lead_takes_it_up(lead: Person) -> None:
    """From the inbox at the desk."""
    lead.opens("/sharing/handovers/")
    rows = lead.page.get_by_role("link", name="A child may be at risk")
    for place in range(rows.count()):
        lead.opens("/sharing/handovers/")
        rows.nth(place).click()
        lead.looks()
        if SEEN in lead.page.locator("main").inner_text():
            break
    lead.reads(SEEN)
    lead.follows("Take it up")
    lead.page.get_by_label("Who takes it up?").select_option(label="Sade Example")
    lead.fills("By when?", "3/7/2018")
    lead.presses("Take it up")


def when_the_referral_is_made(lead: Person) -> str:
    """By the clock, from the list; its address."""
    lead.opens("/safeguarding/children/")
    lead.follows("A child without a record here")
    referral = lead.path
    lead.reads("Make the safeguarding referral of this child")
    lead.follows("Note that it was made")
    lead.page.get_by_label("By telephone").check()
    lead.fills("What were they told?", TOLD)
    lead.presses("Save")
    lead.reads("Children’s social care has not acknowledged the referral")
    return referral


def test_a_child_met_on_patrol_is_referred_and_never_an_offender(enter: Enter, at: At) -> None:
    night_of = night.given_the_officer_was_out_last_friday(OFFICER)
    at(AFTER_THE_PATROL)
    officer = enter(OFFICER, **TELEPHONE)
    when_the_officer_tells_of_a_child(officer, night_of)

    at(AFTER_THE_PATROL + timedelta(hours=8))
    lead = enter(LEAD)
    when_the_lead_takes_it_up(lead)
    referral = when_the_referral_is_made(lead)
    lead.presses("It was acknowledged")
    lead.follows("Note the outcome")
    lead.page.get_by_label("Assessment as a child in need (section 17)").check()
    lead.presses("Save")
    lead.reads("Outcome noted")
    lead.reads(TOLD)

    officer.opens(referral, status=403)
    officer.does_not_read(SEEN)
