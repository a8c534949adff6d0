"""Who saw or did what."""

from playwright.sync_api import Locator, expect

from tests.journeys.person import Person
from tests.worker import works_through_the_queue


def rows_of_events(person: Person) -> Locator:
    """The rows of the list, not those of a calendar."""
    return person.page.get_by_role("region", name="Events").locator("tbody tr")


def when_they_look_for_exports(person: Person) -> Locator:
    """The list, narrowed to exports; its rows."""
    person.opens("/")
    person.follows("Audit", within=person.page.get_by_role("navigation"))
    person.page.get_by_label("What").select_option("export")
    person.page.locator("form[method=get] button[type=submit]").first.click()
    person.page.wait_for_load_state()
    person.looks()
    return rows_of_events(person)


def then_the_trail_is_whole(person: Person) -> None:
    """Checked now, in the background, and told in a sentence."""
    person.opens("/governance/audit/trail/")
    person.presses("Check the whole trail now")
    works_through_the_queue()
    person.opens("/governance/audit/trail/")
    person.reads("The trail is whole")


def when_they_open_the_story(person: Person, row: Locator) -> str:
    """Who saw this record: its address."""
    row.get_by_role("link", name="Who saw this").click()
    person.looks()
    assert person.heading == "Who saw this"
    return person.path


def then_another_agencys_officer_sees_none(person: Person, story: str, words: str) -> None:
    """Neither in the list nor by the story's address."""
    person.opens("/governance/audit/")
    person.does_not_read(words)
    person.opens(story)
    person.reads("Your agency has no event of this record")
    expect(person.page.locator(".moj-timeline__item")).to_have_count(0)
