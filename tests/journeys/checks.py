"""What holds on every page of every journey."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

Axe = Callable[[Page], None]
TITLE_END = " – Wayside"


def is_well_made(page: Page, axe: Axe | None) -> None:
    """A title, one heading, nothing to scroll sideways for, and no violation of WCAG 2.2 AA."""
    where = page.url
    expect(page, f"{where}: its title").to_have_title(re.compile(rf"\S{TITLE_END}$"))
    assert page.locator("h1:visible").count() == 1, f"{where}: a page has one heading"
    fits(page)
    if axe is not None:
        axe(page)


def state_of(page: Page) -> str:
    """What kind of page this is and in which state: a form refused, a message shown."""
    path = re.sub(r"[0-9a-f-]{36}", "…", urlsplit(page.url).path)
    refused = page.locator(".govuk-error-summary").count()
    told = page.locator("main .moj-alert").count()
    return f"{path} {page.viewport_size} {page.title()} {refused} {told}"


def fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    width, screen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= screen, f"{page.url} scrolls sideways: {width} of {screen}"


def every_error_leads_to_its_field(page: Page) -> int:
    """Each link of the error summary puts the focus where the answer goes; how many there are."""
    links = page.locator(".govuk-error-summary__list a")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    assert page.title().startswith("Error: "), page.title()
    for link in links.all():
        target = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        focused = page.evaluate("document.activeElement.id")
        assert focused == target, f"“{link.inner_text()}” leads to {focused!r}, not {target!r}"
    return links.count()


def focus_is_seen(page: Page) -> None:
    """What has the focus shows it, by an outline or a shadow, on itself or what is drawn for it.

    The parts of a browser's own time box have a focus that no style sheet sees.
    """
    drawn, what = page.evaluate(
        """() => {
            const focused = document.activeElement;
            const near = [focused, focused.parentElement, focused.nextElementSibling];
            const looks = near.filter(Boolean).flatMap(each => {
                const [own, before] = [getComputedStyle(each), getComputedStyle(each, '::before')];
                return [own.outlineStyle, own.boxShadow, before.boxShadow, before.outlineStyle];
            });
            const drawn = looks.some(look => look && look !== 'none');
            return [drawn || !focused.matches(':focus'), focused.outerHTML.slice(0, 160)];
        }"""
    )
    assert drawn, f"{page.url}: the focus on {what} is unseen"
