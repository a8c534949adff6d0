"""An adult who says no to the National Referral Mechanism: a notice without identity, on a phone
and at a desk."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import BOTH
from tests.journeys.steps import helped

ACCOUNT = "He keeps the passport in the flat above the shop."


@pytest.mark.parametrize("screen", BOTH)
def test_an_adult_who_refuses_is_not_named(enter: Enter, at: At, screen: dict[str, Any]) -> None:
    at(helped.TUESDAY)
    carys = enter("caseworker", **screen)
    helped.when_somebody_is_written_down(carys, "Quillon")
    carys.follows("Modern slavery")
    carys.reads("No signs noted")
    carys.follows("Note signs")
    for sign in ("Papers or phone kept by somebody else", "Sexual", "Council"):
        carys.ticks(sign)
    carys.fills("What is behind it? (optional)", ACCOUNT)
    carys.chooses("In which region?", "London")
    carys.presses("Save")
    carys.reads("Signs seen: to be explained")
    carys.follows("They do not agree")
    carys.presses("Save")
    carys.reads("No agreement")
    carys.follows("Notify without identity")
    carys.reads("One adult, who did not agree to be named")
    carys.does_not_read(ACCOUNT)
    carys.ticks("I have read it: nothing in it can tell anybody who this is")
    carys.presses("Save")
    carys.reads("Notice without identity made, not sent yet")
    paper = carys.receives(lambda: carys.page.get_by_role("link", name="MS1 as PDF").click())
    said = text_of(paper)
    assert "Papers or phone kept by somebody else" in said
    assert "(papers)" not in said
    assert [each for each in ("Quillon", "passport", "Carys", "3/7/2018") if each in said] == []
    _is_sent(carys)


def _is_sent(carys: Person) -> None:
    carys.follows("The notice was sent")
    carys.presses("Save")
    carys.reads("Notified without identity")
    carys.does_not_read("They leave the NRM")


def text_of(paper: Path) -> str:
    """What people read in a file."""
    return "".join(each.extract_text() for each in PdfReader(BytesIO(paper.read_bytes())).pages)
