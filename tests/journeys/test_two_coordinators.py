"""Two people edit one week at once, each at a browser: neither overwrites the other unseen."""

from playwright.sync_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from tests.journeys.steps import roster, week


def test_hours_changed_by_both_are_shown_to_the_second(enter: Enter) -> None:
    cora, dev = enter("coordinator"), enter("deputy-coordinator")
    for person in (cora, dev):
        _given_the_form_of_fridays_hours(person)
    cora.fills("Start", "21:00")
    cora.presses("Save")
    dev.fills("Start", "20:30")
    dev.page.get_by_role("button", name="Save").click()
    expect(dev.page.get_by_role("heading", name="Somebody else changed this too")).to_be_visible()
    dev.looks()
    dev.reads("21:00")
    dev.reads("20:30")
    dev.presses("Keep all of mine")
    expect(week.friday(dev)).to_contain_text("20:30")
    cora.opens(week.NEXT_WEEK)
    expect(week.friday(cora)).to_contain_text("20:30")
    for name in ("Cora Example", "Dev Example"):
        expect(cora.page.locator(".ws-story")).to_contain_text(name)


def test_a_place_taken_off_meanwhile_is_not_moved(enter: Enter) -> None:
    cora, dev = enter("coordinator"), enter("deputy-coordinator")
    for person in (cora, dev):
        person.opens(week.NEXT_WEEK)
    week.friday(cora).get_by_role("button", name="Take off").first.click()
    cora.looks()
    week.friday(dev).get_by_role("button", name="Down").first.click()
    dev.looks()
    assert dev.heading == "Somebody else changed this too"
    dev.reads("Cora Example")
    dev.page.get_by_role("button", name="Back to the week as it is now").click()
    dev.looks()
    assert week.places(dev) == week.places(cora)


def _given_the_form_of_fridays_hours(person: Person) -> None:
    person.opens(week.NEXT_WEEK)
    week.friday(person).get_by_role("button", name="Change hours").click()
    person.looks()


def test_of_two_who_publish_one_draft_the_later_reads_that_it_is_done(enter: Enter) -> None:
    cora, dev = enter("coordinator"), enter("deputy-coordinator")
    roster.when_they_have_one_worked_out(cora)
    dev.opens(cora.path)
    roster.when_they_publish(cora)
    dev.presses("Publish and tell people")
    dev.reads("Somebody else has changed this roster since you opened it. This is how it is now.")
    dev.reads("Published: Cora Example")
    assert dev.page.get_by_role("button", name="Publish and tell people").count() == 0
