"""What holds on every page of every journey."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Axe = Callable[[Page], None]
TITLE_END = " – Wayside"


def is_well_made(page: Page, axe: Axe) -> None:
    """A title, one heading, nothing to scroll sideways for, and no violation of WCAG 2.2 AA."""
    title, where = page.title(), page.url
    assert title.endswith(TITLE_END), f"{where}: the title is {title!r}"
    assert title.removesuffix(TITLE_END).strip(), f"{where}: the title names no page"
    assert page.locator("h1:visible").count() == 1, f"{where}: a page has one heading"
    fits(page)
    axe(page)


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


def focus_is_seen(page: Page) -> Locator:
    """What has the focus shows it: by an outline, a shadow or another colour than without."""
    focused = page.locator(":focus")
    drawn = focused.evaluate(
        """element => {
            const around = element.parentElement;
            const near = [element, around, element.nextElementSibling].filter(Boolean);
            const looks = near.map(each => {
                const own = getComputedStyle(each);
                const before = getComputedStyle(each, '::before');
                return [own.outlineStyle, own.boxShadow, before.boxShadow, before.outlineStyle];
            });
            return looks.flat().some(look => look && look !== 'none');
        }"""
    )
    assert drawn, f"{page.url}: the focus on {focused.evaluate('e => e.outerHTML')[:120]} is unseen"
    return focused
