"""The first page anyone sees, and the first after signing in."""

from playwright.sync_api import expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import Enter
from tests.journeys.screens import TELEPHONE


def test_a_stranger_is_asked_to_sign_in(enter: Enter) -> None:
    stranger = enter()
    stranger.opens("/lambeth/weeks/2018-W28/")
    assert stranger.path == "/accounts/login/"
    expect(stranger.page.get_by_label("Email")).to_be_visible()


def test_a_wrong_password_is_answered_beside_its_field(enter: Enter) -> None:
    somebody = enter()
    somebody.opens("/accounts/login/")
    somebody.fills("Email", "nobody@wayside.example")
    somebody.fills("Password", "not the right one")
    somebody.presses("Sign in")
    assert every_error_leads_to_its_field(somebody.page) == 1
    assert somebody.path == "/accounts/login/"


def test_the_coordinator_signs_in_on_a_telephone(enter: Enter) -> None:
    coordinator = enter(**TELEPHONE)
    coordinator.opens("/")
    coordinator.signs_in("coordinator")
    assert coordinator.path == "/"
    coordinator.reads("What to do now")
    coordinator.presses("Sign out")
    coordinator.opens("/")
    assert coordinator.path == "/accounts/login/"
