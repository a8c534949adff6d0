"""The week's plan, from the proposal to the printed sheet."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person

NEXT_WEEK = "/lambeth/weeks/2018-W28/"
WEEK_AFTER = "/lambeth/weeks/2018-W29/"
OWN_PLACE = "Corner of Acre Lane"
OWN_REASON = "Residents met the ward sergeant here."
WHAT_FOR = "Briefing on Friday"
UP = re.compile("^Up")


def friday(person: Person) -> Locator:
    """The first patrol of the week."""
    return person.page.locator(".ws-patrol").first


def places(person: Person) -> list[str]:
    """The places of the first patrol, in their order."""
    return friday(person).locator(".ws-place__name strong").all_inner_texts()


def when_they_start_the_week_after(person: Person) -> None:
    """The week after next is not begun: it says so, and what starting does."""
    person.opens(WEEK_AFTER)
    person.reads("Nothing is planned until you say so")
    person.presses("Start this week")


def then_nights_and_places_are_proposed(person: Person) -> None:
    """Friday and Saturday, and one button takes them up."""
    expect(person.page.locator(".ws-patrol__name", has_text="Friday 20 July")).to_be_visible()
    expect(person.page.locator(".ws-patrol__name", has_text="Saturday 21 July")).to_be_visible()
    person.presses("Take up the proposal")
    assert len(person.page.locator(".ws-patrol").all()) == 2


def when_they_pick_a_suggestion(person: Person) -> str:
    """Another of the ranked places; without one the page asks for it."""
    friday(person).get_by_role("button", name="Choose places").click()
    person.looks()
    person.presses("Put on the patrol")
    assert every_error_leads_to_its_field(person.page) >= 1
    box = person.page.locator("input[name=places]").first
    name = person.page.locator(f"label[for='{box.get_attribute('id')}']").inner_text()
    box.check()
    person.presses("Put on the patrol")
    return name.partition(". ")[2]


def when_they_add_a_place_of_their_own(person: Person) -> None:
    """With a reason; without one the page asks."""
    friday(person).get_by_role("button", name="Add own place").click()
    person.looks()
    person.presses("Add the place")
    assert every_error_leads_to_its_field(person.page) == 3
    person.fills("Place", OWN_PLACE)
    person.fills("Where", "TQ 310 754")
    person.fills("Reason", OWN_REASON)
    person.presses("Add the place")


def when_they_move_the_last_place_up(person: Person) -> None:
    """One step."""
    button = friday(person).locator(".ws-place").last.get_by_role("button", name=UP)
    button.click()
    person.page.wait_for_load_state()
    person.looks()


def then_the_place_stands_before(person: Person, *, place: str, other: str) -> None:
    """The order on the page."""
    order = places(person)
    assert order.index(place) < order.index(other), order


def when_they_answer_the_comments(person: Person) -> int:
    """Each in turn, as the page leads; an empty answer is refused."""
    answered = 0
    while person.page.get_by_role("link", name="Answer").count():
        person.follows("Answer")
        if not answered:
            person.presses("Send")
            assert every_error_leads_to_its_field(person.page) == 1
        person.fills("Answer", "Thank you. The kitchen stays where it is known.")
        person.presses("Send")
        answered += 1
    return answered


def when_they_set_the_week_as_planned(person: Person) -> None:
    """The step that was blocked until every comment was answered."""
    person.presses("Set the week as planned")


def then_the_sheet_is_a_tagged_document(person: Person) -> None:
    """The purpose is asked for and printed; the file can be read aloud."""
    friday(person).get_by_role("button", name="Deployment sheet").click()
    person.looks()
    person.presses("Open the sheet")
    assert every_error_leads_to_its_field(person.page) == 1
    person.fills("What do you need the sheet for?", WHAT_FOR)
    taken: Path = person.receives(person.page.get_by_role("button", name="Open the sheet").click)
    sheet = PdfReader(taken)
    words = " ".join(page.extract_text() for page in sheet.pages)
    assert OWN_PLACE in words
    assert WHAT_FOR in words
    root = sheet.root_object
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "en-GB"
    assert sheet.xmp_metadata is not None
