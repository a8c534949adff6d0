"""Anybody says what went wrong, on a telephone, without an account; a lead elsewhere reads it."""

import re

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from tests.journeys.screens import TELEPHONE

LAUGHED = "They laughed when I said what he had done."
LEADS = ("safeguarding-lead", "safeguarding-lead-centre")


def when_it_is_sent(somebody: Person) -> None:
    """Of an officer whose force is not known, by who wants no answer."""
    somebody.opens("/get-help/")
    somebody.follows("Something to say about help you had, or about an officer?")
    somebody.presses("Send")
    assert every_error_leads_to_its_field(somebody.page) >= 4
    somebody.ticks("Yes, something should be put right")
    somebody.ticks("A police officer")
    somebody.chooses("Where?", "Lambeth")
    somebody.fills("What happened?", LAUGHED)
    somebody.ticks("Do not answer me")
    somebody.presses("Send")
    somebody.reads("It is sent")


def latest(lead: Person) -> str:
    """The latest complaint that waits for a lead."""
    lead.opens("/support/complaints/")
    found = lead.page.get_by_role("link", name=re.compile("^Complaint,"))
    if not found.count():
        return ""
    found.first.click()
    lead.looks()
    return lead.page.locator("main").inner_text()


def test_of_an_officer_it_goes_to_one_lead_elsewhere(enter: Enter) -> None:
    when_it_is_sent(enter(**TELEPHONE))
    told = [latest(enter(each, **TELEPHONE)) for each in LEADS]
    assert sum(LAUGHED in each for each in told) == 1
    assert all("Sent by the public form" in each for each in told if LAUGHED in each)
