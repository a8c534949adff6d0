"""An idle session: a warning in time, a way to stay, and the way back afterwards."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from tests.journeys.steps import week
from wayside.access.middleware import LAST_SEEN, SIGNED_IN


def test_a_warning_comes_in_time_and_the_session_goes_on(enter: Enter) -> None:
    coordinator = enter("coordinator")
    coordinator.page.clock.install()
    coordinator.opens(week.NEXT_WEEK)
    warning = coordinator.page.get_by_role("dialog")
    coordinator.page.clock.fast_forward("27:00")
    expect(warning).to_have_count(0)
    coordinator.page.clock.fast_forward("01:30")
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("2 minutes left")
    coordinator.looks()
    expect(warning.get_by_role("button", name="Stay signed in")).to_be_focused()
    coordinator.page.keyboard.press("Enter")
    expect(warning).to_have_count(0)
    coordinator.page.clock.fast_forward("10:00")
    expect(warning).to_have_count(0)


def test_after_the_end_signing_in_leads_back_to_the_page(enter: Enter) -> None:
    coordinator = enter()
    coordinator.opens("/")
    coordinator.signs_in("coordinator")
    coordinator.opens(week.NEXT_WEEK)
    _given_nothing_was_done_for_an_hour(coordinator)
    coordinator.opens(f"{week.NEXT_WEEK}?from=mail")
    assert coordinator.path == "/accounts/login/"
    coordinator.reads("You were signed out because nothing was done for a while.")
    coordinator.signs_in("coordinator")
    assert coordinator.page.url == f"{coordinator.origin}{week.NEXT_WEEK}?from=mail"


def test_a_page_left_open_goes_to_the_sign_in_by_itself(enter: Enter) -> None:
    coordinator = enter("coordinator")
    coordinator.page.clock.install()
    coordinator.opens(week.NEXT_WEEK)
    _given_nothing_was_done_for_an_hour(coordinator)
    coordinator.page.clock.fast_forward("31:00")
    coordinator.page.wait_for_url("**/accounts/login/**")
    coordinator.looks()


def _given_nothing_was_done_for_an_hour(person: Person) -> None:
    cookies = {each["name"]: each["value"] for each in person.page.context.cookies()}
    store = SessionStore(cookies["sessionid"])
    store[LAST_SEEN] -= timedelta(hours=1).total_seconds()
    store.save()


def test_an_old_session_warns_that_it_ends_and_lets_the_work_be_saved(enter: Enter) -> None:
    coordinator = enter("coordinator")
    coordinator.opens("/")
    _given_signed_in_since(coordinator, hours=11.99)
    coordinator.opens(week.NEXT_WEEK)
    warning = coordinator.page.get_by_role("dialog")
    expect(warning).to_be_visible(timeout=15_000)
    expect(warning).to_contain_text("nobody stays signed in longer than this")
    expect(warning.get_by_role("button", name="Stay signed in")).to_have_count(0)
    coordinator.looks()
    warning.get_by_role("button", name="Go back and save").click()
    expect(warning).to_have_count(0)
    _given_signed_in_since(coordinator, hours=13)
    coordinator.opens("/")
    coordinator.reads("You were signed out because you signed in long ago.")


def _given_signed_in_since(person: Person, *, hours: float) -> None:
    cookies = {each["name"]: each["value"] for each in person.page.context.cookies()}
    store = SessionStore(cookies["sessionid"])
    store[SIGNED_IN] -= timedelta(hours=hours).total_seconds()
    store.save()
