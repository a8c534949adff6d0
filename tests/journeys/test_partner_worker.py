"""A partner worker on a telephone: the invitations of the own agency, its part, nothing else."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys import keyboard
from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import partners, tonight
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import Invitation
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.vocabulary import Duty

WORKER = "partner-worker"
MONDAY = datetime(2018, 7, 2, 10, 0, tzinfo=LONDON)
REASON = "Both of us are at the clinic that night."


@pytest.fixture
def worker(enter: Enter, at: At) -> Person:
    at(MONDAY)
    return enter(WORKER, **TELEPHONE)


def test_the_agency_comes_and_says_who(worker: Person) -> None:
    asked = partners.opens_fridays_invitation(worker)
    worker.does_not_read("atrol")
    worker.presses("Send the answer")
    assert every_error_leads_to_its_field(worker.page) == 1
    worker.ticks("We come")
    worker.presses("Send the answer")
    assert every_error_leads_to_its_field(worker.page) == 1
    worker.ticks("We come")
    worker.page.get_by_label("Pia Example").check()
    worker.fills("Who else comes (optional)", "Sam Example")
    worker.presses("Send the answer")
    worker.reads("Thank you. The coordinator is told.")
    worker.reads("Who comes: Pia Example, Sam Example")
    assert asked.segment.postings.get(worker__person__name="Pia Example").duty == Duty.PARTNER
    worker.opens("/")
    worker.reads("You are expected on Friday 6 July")
    worker.opens("/lambeth/roster/mine/")
    worker.reads("21:00")
    worker.does_not_read("02:00")


def test_the_agency_declines_with_a_reason(worker: Person) -> None:
    asked = partners.opens_fridays_invitation(worker)
    worker.ticks("We cannot come")
    worker.presses("Send the answer")
    assert every_error_leads_to_its_field(worker.page) == 1
    worker.fills("Why you cannot come (optional)", REASON)
    worker.presses("Send the answer")
    worker.reads("Thank you. The coordinator is told.")
    asked.refresh_from_db()
    assert (asked.state, asked.declined_because) == (InvitationState.DECLINED, REASON)
    worker.opens("/")
    worker.does_not_read("Answer the invitation for Friday 6 July")


def test_an_invitation_is_answered_by_keyboard_alone(enter: Enter, at: At) -> None:
    at(MONDAY)
    worker = enter(WORKER)
    page = worker.page
    worker.opens("/")
    keyboard.goes_to(worker, page.get_by_role("link", name="Answer the invitation for"))
    keyboard.presses(worker, "Enter")
    keyboard.goes_to(worker, page.get_by_label("We come"))
    page.keyboard.press("Space")
    keyboard.goes_to(worker, page.get_by_label("Pia Example"))
    page.keyboard.press("Space")
    keyboard.goes_to(worker, page.get_by_role("button", name="Send the answer"))
    keyboard.presses(worker, "Enter")
    worker.reads("Thank you. The coordinator is told.")
    assert Invitation.objects.filter(attendees__worker__person__name="Pia Example").exists()


def test_the_partners_briefing_holds_their_part_alone(worker: Person) -> None:
    worker.opens("/")
    worker.follows("Read your briefing for Saturday 7 July")
    worker.reads("Partner version")
    partners.holds_their_part_alone(worker.page.locator("main").inner_text())
    taken: Path = worker.receives(worker.page.get_by_role("button", name="On paper").click)
    paper = PdfReader(taken)
    partners.holds_their_part_alone(" ".join(each.extract_text() for each in paper.pages))
    assert "/StructTreeRoot" in paper.root_object
    assert tonight.looks_of(WORKER, "patrols.open_briefing") == 1
    assert tonight.looks_of(WORKER, "patrols.print_briefing") == 1


def test_a_partner_says_what_is_known_of_a_place(worker: Person) -> None:
    worker.opens("/lambeth/weeks/places/")
    worker.follows("Comment on")
    worker.fills("Comment", "A van with hot food stands there on Thursdays.")
    worker.presses("Send")
    worker.reads("Thank you. The coordinator sees your comment.")


def test_addresses_of_the_night_are_refused_to_a_partner(worker: Person) -> None:
    for day in (tonight.FRIDAY, tonight.SATURDAY):
        for page in partners.OF_THE_NIGHT:
            tonight.is_refused(worker, tonight.page_of(page, day))
        tonight.is_refused(worker, f"/lambeth/roster/posts/{tonight.patrol_of(day).id}/")
    tonight.is_refused(worker, tonight.page_of("briefing", tonight.FRIDAY))
    for path in partners.OF_THE_POOL:
        tonight.is_refused(worker, path)
    worker.looks()
    others = Invitation.objects.exclude(agency__name="Example Drug and Alcohol Service")
    asked = others.latest("created_at")
    tonight.is_refused(worker, f"/lambeth/invitations/{asked.id}/", status=404)
    worker.opens("/lambeth/roster/mine/unable/")
    expect(worker.page.locator("main form")).to_have_count(0)
