"""The week that is over: its late return, its review, its end."""

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person

LAST_WEEK = "/lambeth/weeks/2018-W26/"
THIS_WEEK = "/lambeth/weeks/2018-W27/"
DECISION = "Begin at the green an hour earlier."
REASON = "More people came there before ten."
HEARD = "The corner by the arches is dark again."


def then_the_week_cannot_be_closed_and_says_why(person: Person) -> None:
    """It names the night whose return is late."""
    person.opens(LAST_WEEK)
    person.reads("Friday 29 June has no return yet. File it, or cancel the patrol")
    person.reads("The return is late.")


def when_they_write_the_late_return(person: Person) -> None:
    """In the place of the officers, who are reminded in vain; what the weather was is asked."""
    person.page.get_by_role("button", name="File the return").click()
    person.page.wait_for_selector(".govuk-error-summary")
    person.looks()
    assert every_error_leads_to_its_field(person.page) == 1
    person.ticks("Dry")
    person.page.get_by_role("button", name="File the return").click()
    person.page.wait_for_selector("[data-return-filed]")
    person.looks()


def when_they_note_what_residents_say(person: Person) -> None:
    """Who says so, and what."""
    person.ticks("Residents")
    person.fills("What they say", HEARD)
    person.presses("Keep the note")
    person.reads(HEARD)


def when_they_record_a_decision(person: Person) -> None:
    """Without a reason it is no decision."""
    person.presses("Record the decision")
    assert every_error_leads_to_its_field(person.page) == 2
    person.fills("What is decided", DECISION)
    person.fills("Why", REASON)
    person.presses("Record the decision")
    person.reads("It is kept with the review.")


def then_the_plan_of_the_week_after_shows_it(person: Person) -> None:
    """With its reason."""
    person.follows("To the next week’s plan")
    assert person.path == THIS_WEEK
    person.reads(DECISION)
    person.reads(REASON)


def when_they_close_the_week(person: Person) -> None:
    """Nothing of it waits any more."""
    person.opens(LAST_WEEK)
    person.presses("Close the week")
    assert "Closed" in person.page.locator(".ws-week__head").inner_text()
