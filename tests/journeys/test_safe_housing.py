"""A woman on a methadone script with a son of fifteen, no recourse to public funds, not safe in
three boroughs: why each place does not fit, and a room in one that does."""

from typing import Any

import pytest

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import BOTH
from tests.journeys.steps import helped

COUNCIL = "Example Borough Council"
KINDS = ("What they need", "Children", "Drugs and alcohol, and prescriptions")
NO_RECOURSE = "It takes nobody without recourse to public funds."
WHY = {
    "Alder Refuge": ("It takes sons up to 14; a son of 15 comes along.", NO_RECOURSE),
    "Birch Refuge": ("It takes nobody on a methadone or buprenorphine script.", NO_RECOURSE),
    "Damson House": ("Use of drugs or alcohol it takes at most: None.", "It is by and for:"),
    "Elder Court": ("Southwark is not safe for this person.", NO_RECOURSE),
    "Fir House": ("Lambeth is not safe for this person.", NO_RECOURSE),
    "Gorse House": ("It takes no children.", "Its largest room has 1 bed space; 2 are needed."),
    "Ivy House": ("Wandsworth is not safe for this person.", "It takes people up to 25."),
    "Juniper Homes": (NO_RECOURSE,),
    "Kestrel Homes": ("It is for: Men.", NO_RECOURSE),
}
ANSWERS = {
    "The person": "Woman",
    "Can they have public funds?": "No",
    "On a methadone or buprenorphine script?": "Yes",
    "A wheelchair?": "No",
    "Pets that come along?": "No",
    "A history of arson?": "No",
    "A history of violence towards others?": "No",
    "A history of offences against children?": "No",
    "Is somebody on call at night needed?": "No",
    "How much support with mental health": "Some",
    "Use of drugs or alcohol": "Some use, stable",
    "Would a place by and for": "Women who were sexually exploited",
}


@pytest.mark.parametrize("screen", BOTH)
def test_every_place_says_why_and_one_becomes_a_home(screen: Any, enter: Enter, at: At) -> None:
    at(helped.MONDAY_NIGHT)
    carys = enter("caseworker", **screen)
    helped.when_somebody_is_written_down(carys, "Marigold")
    helped.goes_to(carys, "Safe housing")
    carys.follows("Needs and wishes")
    when_needs_are_told(carys)
    for place, sentences in WHY.items():
        part = carys.page.locator(f"div:has(> h3:has-text('{place}'))")
        text = part.inner_text()
        assert "Does not fit" in text, place
        assert [each for each in sentences if each not in text] == [], text
    for place, word in (("Larch Homes", "Fits"), ("Cedar Recovery Refuge", "Fits if…")):
        assert word in carys.page.locator(f"h3:has-text('{place}')").inner_text()
    carys.reads("No recourse to public funds: opens")
    sent = when_a_place_is_asked(carys)

    hana = enter("housing-officer", **screen)
    hana.opens("/")
    hana.follows("Answer a request for Larch Homes")
    hana.reads("15 boy")
    hana.does_not_read("Marigold")
    hana.does_not_read("Recourse")
    hana.follows("Offer a room")
    hana.page.get_by_label("Which room?").select_option(index=2)
    hana.presses("Save")
    hana.reads("A room is offered")

    carys.opens(sent)
    carys.presses("This person accepts")
    carys.reads("Accepted")
    carys.follows("They moved in")
    carys.presses("Save")
    carys.reads("Moved in")


def when_needs_are_told(worker: Person) -> None:
    """On the form that is open."""
    for group, answer in ANSWERS.items():
        inside = worker.page.get_by_role("group", name=group).first
        inside.get_by_label(answer, exact=True).check()
    worker.page.get_by_label("Age (optional)", exact=True).fill("34")
    worker.page.get_by_label("Children who come along").fill("15 boy")
    unsafe = worker.page.get_by_role("group", name="Which areas are not safe")
    for area in ("Lambeth", "Southwark", "Wandsworth"):
        unsafe.get_by_label(area, exact=True).check()
    worker.presses("Save")


def when_a_place_is_asked(worker: Person) -> str:
    """From the places that are open: with consent; the address of the request."""
    base = worker.path
    helped.goes_to(worker, "Consent")
    worker.follows("They agree to something")
    worker.chooses("One agency (optional)", COUNCIL)
    for kind in (*KINDS, "Finding or keeping a home", "Spoken"):
        worker.ticks(kind)
    worker.fills("Ask again on", "1/9/2018")
    worker.ticks("I have considered")
    worker.fills("How you considered it", "Rested, alone, and said it back.")
    worker.presses("Record the consent")
    worker.opens(base)
    worker.follows("Ask for this place Larch Homes")
    for kind in KINDS:
        worker.page.get_by_role("group").get_by_label(kind).first.check()
    worker.presses("Ask")
    worker.reads("Asked")
    worker.follows("Larch Homes", within=worker.page.locator(".govuk-task-list"))
    return worker.path
