"""From a conversation at a soup kitchen to what a referral came to, on a telephone and at a desk;
consent taken back while a referral runs; a service without accounts that answers by a link."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import BOTH, TELEPHONE
from tests.journeys.steps import helped

COUNCIL, HEALTH = "Example Borough Council", "Example Health Outreach"
KINDS = ("What they need", "Who they are: names, date of birth")
WORDS = "Somewhere with a door that locks, near the market."


@pytest.fixture
def carys(enter: Enter, at: At) -> Person:
    at(helped.MONDAY_NIGHT)
    return enter("caseworker", **TELEPHONE)


def referred(carys: Person, called: str, agency: str, service: str) -> str:
    """Somebody of hers, who agrees and is referred; the address of the referral."""
    helped.opens_record(carys, called)
    helped.when_they_agree(carys, agency, *KINDS)
    return helped.when_a_referral_is_sent(carys, service, *KINDS, words=WORDS)


@pytest.mark.parametrize("screen", BOTH)
def test_from_the_soup_kitchen_to_an_outcome(screen: Any, enter: Enter, at: At) -> None:
    at(helped.MONDAY_NIGHT)
    carys = enter("caseworker", **screen)
    helped.when_somebody_is_written_down(carys, "Marigold")
    record = carys.path
    carys.opens("/support/met/")
    before = helped.done("support.note_meeting")
    carys.presses("Marigold")
    assert every_error_leads_to_its_field(carys.page) == 2  # the first of a round says where
    carys.ticks("At the soup kitchen")
    carys.chooses("Ward", "Ferndale")
    carys.presses("Marigold")
    carys.reads("Noted.")
    assert helped.done("support.note_meeting") == before + 1
    helped.opens_record(carys, "Marigold")
    assert carys.path == record
    sent = referred(carys, "Marigold", COUNCIL, helped.HOUSING)
    carys.reads("Sent")

    at(helped.TUESDAY)
    hana = enter("housing-officer", **screen)
    hana.opens("/")
    hana.follows("Referrals")
    hana.opens(sent)
    hana.reads(WORDS)
    hana.does_not_read("Meetings")
    hana.presses("Accept")
    hana.presses("It has started")
    hana.presses("It is completed")
    hana.reads("Completed")
    assert hana.opens(record, status=403)

    carys.opens("/")
    carys.opens(sent)
    carys.page.get_by_text("Look back at it").click()
    carys.ticks("It helped")
    carys.presses("Save")
    carys.reads("It helped")
    carys.opens(record)
    helped.goes_to(carys, "Timeline")
    carys.looks()


def test_consent_is_taken_back_while_a_referral_runs(carys: Person, enter: Enter, at: At) -> None:
    sent = referred(carys, "Jay", COUNCIL, helped.HOUSING)
    hana = enter("housing-officer", **TELEPHONE)
    hana.opens(sent)
    hana.reads(WORDS)
    at(helped.TUESDAY)
    helped.opens_record(carys, "Jay")
    helped.goes_to(carys, "Consent")
    carys.follows("They take it back")
    carys.presses("Take it back now")
    carys.reads("It is taken back.")
    hana.presses("Accept")  # the tab that was open all the while
    hana.does_not_read(WORDS)
    hana.opens(sent)
    hana.does_not_read(WORDS)
    assert "Accept" not in hana.page.locator("main").inner_text()


def test_a_charity_without_accounts_answers_by_a_link(carys: Person, enter: Enter, at: At) -> None:
    sent = referred(carys, "Robin", HEALTH, helped.CLINIC)
    carys.presses("Make a link for the service")
    address, passcode = carys.page.locator("code").all_inner_texts()
    nurse = enter(**TELEPHONE)
    nurse.opens(re.sub("^https?://[^/]+", "", address))
    nurse.does_not_read(WORDS)
    nurse.fills("Passcode", "00000000" if passcode != "00000000" else "11111111")
    nurse.presses("Open it")
    nurse.does_not_read(WORDS)
    nurse.fills("Passcode", passcode)
    nurse.presses("Open it")
    nurse.reads(WORDS)
    nurse.presses("Accept")
    nurse.reads("Your answer is noted.")
    nurse.presses("It has started")
    stranger = enter(**TELEPHONE)
    stranger.opens(re.sub("^https?://[^/]+", "", address))
    stranger.does_not_read(WORDS)
    stranger.reads("opened in another browser")
    at(helped.TUESDAY)
    carys.opens(sent)
    expect(carys.page.locator("main")).to_contain_text("Started")
