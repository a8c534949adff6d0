"""The first page anyone sees."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_stranger_is_asked_to_sign_in(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_label("Email")).to_be_visible()
    axe(page)


def test_the_page_fits_a_telephone(phone: Page, axe: Callable[[Page], None]) -> None:
    phone.goto("/accounts/login/")
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    axe(phone)
