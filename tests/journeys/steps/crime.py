"""Bringing police files in and reading what they are worth."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person
from tests.worker import works_through_the_queue
from wayside.crime.tests import factories

NAME = "2018-07-metropolitan-street.csv"
GOOD_ROWS = 40
WITHOUT_PLACE = 3
WHAT_FOR = "To ask the force about rows without a place"


def given_a_police_file_with_broken_rows(folder: Path) -> Path:
    """A month's file of forty good rows, and three rows that say nowhere."""
    good = [
        factories.street_row(f"{n:064x}", month="2018-07", place=f"-0.1{n:02d}000,51.4{n:02d}000")
        for n in range(20, 20 + GOOD_ROWS)
    ]
    broken = [
        factories.street_row(
            f"{n:064x}", month="2018-07", place=",", location="No location", lsoa=","
        )
        for n in range(WITHOUT_PLACE)
    ]
    file = folder / NAME
    file.write_bytes(factories.street_file(*good, *broken))
    return file


def when_they_import(person: Person, file: Path) -> None:
    """Ask without a file first, as everybody does once; then with it."""
    person.opens("/lambeth/crime/import/")
    person.presses("Import")
    assert every_error_leads_to_its_field(person.page) == 1
    person.page.locator("input[type=file]").set_input_files(file)
    person.presses("Import")


def then_progress_is_shown_until_the_work_is_done(person: Person) -> None:
    """The bar stands there before the worker begins and goes when it ends."""
    expect(person.page.get_by_role("progressbar")).to_be_visible()
    person.reads("You can leave this page")
    works_through_the_queue()
    expect(person.page.get_by_role("progressbar")).to_have_count(0)
    person.looks()


def then_the_report_says_what_was_set_aside(person: Person) -> None:
    """Counts and sentences, a file at a time."""
    assert person.heading == "Quality report"
    person.reads(NAME)
    expect(_row_of_the_broken(person)).to_be_visible()


def then_they_can_take_the_broken_rows(person: Person) -> None:
    """The purpose is asked for; the file holds the rows as received, and the purpose."""
    _row_of_the_broken(person).get_by_role("link", name="Download").click()
    person.looks()
    person.presses("Download")
    assert every_error_leads_to_its_field(person.page) == 1
    person.fills("What is the file for?", WHAT_FOR)
    button = person.page.get_by_role("button", name="Download")
    taken = person.receives(button.click).read_text(encoding="utf-8-sig")
    assert WHAT_FOR in taken
    assert sum("No location" in line for line in taken.splitlines()) == WITHOUT_PLACE
    assert list(csv.reader(io.StringIO(taken)))


def _row_of_the_broken(person: Person) -> Locator:
    return person.page.get_by_role("row").filter(
        has=person.page.get_by_role("cell", name="No coordinates", exact=True)
    )
