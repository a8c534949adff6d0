"""Who is on the coming nights: worked out, published, given up, worked out again."""

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person
from tests.worker import works_through_the_queue

PAGE = "/lambeth/roster/"


def when_they_have_one_worked_out(person: Person) -> None:
    """It is asked for, and read once the worker is done."""
    person.opens(PAGE)
    person.presses("Work a roster out")
    person.reads("The roster is being worked out.")
    row = person.page.locator("tr").filter(has_text="Being worked out")
    address = row.get_by_role("link").get_attribute("href")
    assert address
    works_through_the_queue()
    person.opens(address)
    person.reads("Draft")
    person.reads("Posts filled")


def changes(person: Person) -> list[str]:
    """What changes for people who were told."""
    return person.page.locator("h2:has-text('What changes') + ul li").all_inner_texts()


def when_they_read_why_a_post_stays_empty(person: Person) -> None:
    """A reason for each person, the rules in conflict, and what would help."""
    person.follows("Why, and what would help")
    person.reads("The rules in conflict")
    person.reads("Leave, court and other absences are kept.")
    person.reads("Person by person")
    person.reads("has no valid training on that night")
    person.follows("Back to the roster")


def when_they_publish(person: Person) -> None:
    """Everybody whose place changes is told."""
    person.presses("Publish and tell people")
    person.reads("The roster is published. Everybody whose place changes is being told.")


def when_somebody_is_taken_off(person: Person, name: str, night: str) -> None:
    """From their own page of patrols, or by who plans; one word says why."""
    person.presses("Give the place up")
    assert every_error_leads_to_its_field(person.page) == 1
    assert person.heading == f"{name} cannot come on {night}"
    person.ticks("Not well")
    person.presses("Give the place up")
    person.reads("The place is given up. The coordinator is told.")
