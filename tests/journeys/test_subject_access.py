"""A woman asks what is kept of her: it is gathered, a person holds back what is about others or
would do serious harm, somebody else looks at all of it, and she is given two files without it."""

import json
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Locator
from pypdf import PdfReader

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import helped

HER_OWN = "She sleeps at the depot and would like a key of her own."
ABOUT_HIM = "Marlow Quince"
HARMFUL = "Her sister says that she may end it if she reads of the court."
NOTE = f"{HER_OWN} {ABOUT_HIM} waits for her there.\n{HARMFUL}"
WHY = "He did not agree to it, and would know who told us."
HELD_BACK = (ABOUT_HIM, "Quince", HARMFUL, "her sister", "Cass Example", "Carys Example", WHY)


def test_she_is_given_what_is_kept_of_her_and_nothing_that_two_people_held_back(
    enter: Enter, at: At
) -> None:
    at(helped.TUESDAY)
    carys = enter("caseworker", **TELEPHONE)
    helped.when_somebody_is_written_down(carys, "Vetch")
    record = carys.path
    _something_is_kept(carys, record)
    _she_asks(carys)
    _it_is_looked_at_piece_by_piece(carys)
    carys.presses("Ask a second person to look")
    carys.reads("To be looked at by a second person")
    carys.does_not_read("File to print")
    assert carys.page.get_by_role("button", name="Release it").count() == 0
    _the_officer_sees_the_clock_and_no_name(enter)
    cass = enter("caseworker-cass")
    cass.opens(record)
    cass.follows("What is kept of them")
    cass.reads(WHY)
    cass.presses("Release it")
    cass.reads("To be given")
    _the_files_hold_what_is_given(carys)
    carys.follows("It was given")
    carys.ticks("Read together, and not taken along")
    carys.presses("Save")
    carys.reads("Read together, and not taken along")


def _something_is_kept(carys: Person, record: str) -> None:
    """A meeting, somebody around her, and a colleague who may open the record."""
    carys.opens(f"{record.replace('/people/', '/support/people/')}meetings/add/")
    carys.ticks("On outreach")
    carys.page.get_by_label("Ward").select_option(index=1)
    carys.fills("What was said (optional)", NOTE)
    carys.presses("Save")
    carys.opens(f"{record}around/add/")
    carys.ticks("Partner")
    carys.fills("Name (optional)", ABOUT_HIM)
    carys.presses("Save")
    carys.opens(f"{record}access/let-in/")
    carys.chooses("Colleague", "Cass Example, Caseworker")
    carys.ticks("is their worker")
    carys.presses("Let in")
    carys.opens(record)


def _she_asks(carys: Person) -> None:
    carys.follows("What is kept of them")
    carys.reads("They have not asked")
    carys.follows("They ask what is kept of them")
    carys.ticks("In person or by telephone")
    carys.ticks("A document was seen")
    carys.fills("What was seen? (optional)", "Her bank card and a letter.")
    carys.presses("Save")
    carys.reads("to be given until 3 Aug")
    carys.presses("Collect it")
    carys.reads("Looked at piece by piece")


def _it_is_looked_at_piece_by_piece(carys: Person) -> None:
    assert carys.page.get_by_role("button", name="Ask a second person to look").count() == 0
    _holds_back(carys, NOTE.splitlines()[0], "THIRD", ABOUT_HIM, HARMFUL)
    _holds_back(carys, ABOUT_HIM, "THIRD")
    while (waiting := _waiting(carys)).count():
        carys.presses("Give it as it is", within=waiting.first)
    carys.reads("0 to look at, 2 held back")


def _holds_back(carys: Person, words: str, code: str, *passages: str) -> None:
    """A piece that begins with these words."""
    carys.follows("Hold it back", within=_waiting(carys).filter(has_text=words).first)
    how = "part" if passages else "withhold"
    carys.page.locator(f"input[name=decision][value={how}]").check()
    if passages:
        carys.fills("Which words? (optional)", "\n".join(passages))
    carys.page.locator(f"input[name=code][value={code}]").check()
    carys.fills("Why?", WHY)
    carys.presses("Save")


def _waiting(carys: Person) -> Locator:
    sections = carys.page.locator("div:has(> h2[id^=piece-])")
    return sections.filter(has=carys.page.get_by_role("heading", name="To be looked at"))


def _the_officer_sees_the_clock_and_no_name(enter: Enter) -> None:
    gita = enter("governance-officer-centre")
    gita.opens("/governance/access/")
    gita.reads("3 Aug")
    gita.reads("To be looked at by a second person")
    gita.does_not_read("Vetch")


def _the_files_hold_what_is_given(carys: Person) -> None:
    carys.page.reload()
    paper = carys.receives(lambda: _takes(carys, "File to print (PDF)"))
    given = carys.receives(lambda: _takes(carys, "File for a program (JSON)"))
    pdf = PdfReader(BytesIO(paper.read_bytes()))
    said = " ".join("\n".join(each.extract_text() for each in pdf.pages).split())
    parts = json.loads(given.read_text())["parts"]
    values = ["\n".join(item["value"].split("\r\n")) for each in parts for item in each["items"]]
    assert f"{HER_OWN} [held back] waits for her there.\n[held back]" in values
    assert HER_OWN in said
    for text in (said, given.read_text(), _all_of(paper)):
        assert [each for each in HELD_BACK if each.casefold() in text.casefold()] == []


def _takes(carys: Person, name: str) -> None:
    carys.page.get_by_role("button", name=name).or_(
        carys.page.get_by_role("link", name=name)
    ).first.click()


def _all_of(paper: Path) -> str:
    """Every stream of a PDF, unpacked: what is not seen may still be in it."""
    found = PdfReader(BytesIO(paper.read_bytes()))
    kept = [each.get_contents() for each in found.pages]
    return paper.read_bytes().decode("latin-1") + "".join(
        each.get_data().decode("latin-1") for each in kept if each is not None
    )
