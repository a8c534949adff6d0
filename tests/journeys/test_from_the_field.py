"""An officer refers somebody who agrees, from the field, in few taps; and what they learn of it is
that it was taken up, where that was agreed to, and nothing else."""

import re
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Locator

from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import helped

OFFICER = "patrol-officer"
SERVICE = f"{helped.HOUSING} – Example Borough Council"
ASKED, OTHER = "A bed away from the High Road.", "Somewhere warm by day."
MOST = 12  # taps and fields from the first page, the sending counted


@dataclass(slots=True)
class Hand:
    """What an officer's thumb does: each tap, each field that is filled."""

    officer: Person
    done: int = 0

    def takes(self, name: str) -> None:
        """A link."""
        self.done += 1
        self.officer.follows(name)

    def fills(self, label: str, text: str) -> None:
        """A field."""
        self.done += 1
        self.officer.fills(label, text)

    def chooses(self, label: str, option: str) -> None:
        """From a list."""
        self.done += 1
        self.officer.chooses(label, option)

    def ticks(self, question: str, label: str) -> None:
        """One answer to a question."""
        self.done += 1
        group = self.officer.page.get_by_role("group", name=question)
        group.get_by_label(label).first.check()

    def agrees(self) -> None:
        """That whoever it is about agreed."""
        self.done += 1
        self.officer.ticks("This person agrees that I pass this on")

    def sends(self) -> None:
        """The button."""
        self.done += 1
        self.officer.presses("Send it")


def refers(officer: Person, words: str, *, may_tell: str) -> int:
    """Somebody who agrees, from the first page; how many taps and fields it took."""
    officer.opens("/")
    hand = Hand(officer)
    hand.takes("Refer somebody")
    hand.ticks("Under 18, or may be?", "No, 18 or older")
    hand.fills("What would help?", words)
    hand.ticks("How is it safe to answer them?", "Phone call")
    hand.fills("The number, address or name for that (optional)", "07700 900321")
    hand.chooses("Where?", "Lambeth")
    hand.chooses("Which service? (optional)", SERVICE)
    hand.agrees()
    hand.ticks("May I be told whether it was taken up?", may_tell)
    hand.sends()
    officer.reads("It is sent. You cannot read it again.")
    return hand.done


def is_taken_up(worker: Person, words: str) -> str:
    """By whoever answers there; the address of what was handed over."""
    for number in range(worker_rows(worker).count()):
        worker_rows(worker).nth(number).get_by_role("link").click()
        worker.page.wait_for_load_state()
        if words in worker.page.locator("main").inner_text():
            break
        worker.opens("/sharing/handovers/")
    worker.reads(words)
    address = worker.path
    worker.presses("Take it up")
    worker.fills("By when?", "4/7/2018")
    worker.presses("Take it up")
    worker.reads("It is taken up.")
    return address


def worker_rows(worker: Person) -> Locator:
    """The referrals that wait."""
    if worker.path != "/sharing/handovers/":
        worker.opens("/sharing/handovers/")
    return worker.page.get_by_role("row", name=re.compile("referral", re.IGNORECASE))


def told(officer: Person) -> list[str]:
    """What the officer is told of the two, the latest first."""
    officer.opens("/sharing/handovers/sent/")
    rows = officer.page.locator("tbody tr").all_inner_texts()
    return ["taken up" if "Taken up" in each else "sent" for each in rows[:2]]


def test_an_officer_refers_from_the_field_and_learns_what_was_agreed_and_no_more(
    enter: Enter, at: At
) -> None:
    at(helped.MONDAY_NIGHT)
    officer = enter(OFFICER, **TELEPHONE)
    assert refers(officer, ASKED, may_tell="Yes, they agree to that") <= MOST
    at(helped.MONDAY_NIGHT + timedelta(minutes=10))
    refers(officer, OTHER, may_tell="No")
    assert told(officer) == ["sent", "sent"]

    at(helped.TUESDAY)
    hana = enter("housing-officer", **TELEPHONE)
    taken = [is_taken_up(hana, words) for words in (ASKED, OTHER)]
    assert told(officer) == ["sent", "taken up"]
    for words, address in zip((ASKED, OTHER), taken, strict=True):
        officer.does_not_read(words)
        officer.opens(address, status=403)
        officer.does_not_read(words)
