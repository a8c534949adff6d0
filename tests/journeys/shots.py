"""Pictures of the real thing for README and docs: ``make shots``, with ``make demo`` running.

Each picture is one page as one member of the demonstration sees it.
"""

import sys
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.browsers import chromium
from tests.journeys.screens import TELEPHONE
from wayside.config import paths
from wayside.demo.cast import PASSWORD

SHORT = {"viewport": {"width": 1000, "height": 700}}
TALL = {"viewport": {"width": 1280, "height": 860}}  # a desk's, with the map as a whole
FOLDER = paths.PROJECT_FOLDER / "docs" / "images"


@dataclass(frozen=True, slots=True)
class Shot:
    """One page, by whom, on which screen; ``follow`` is the link there that leads to it,
    ``at`` the heading that the picture begins with."""

    name: str
    who: str
    address: str
    on_phone: bool = False
    follow: str = ""
    at: str = ""
    short: bool = False


SHOTS = (
    Shot("hot-spots", "coordinator", "/lambeth/hot-spots/", short=True),
    Shot("week", "coordinator", "/lambeth/weeks/2018-W28/", at="Friday 13 July"),
    Shot("week-phone", "coordinator", "/lambeth/weeks/2018-W28/", on_phone=True),
    Shot("roster", "coordinator", "/lambeth/roster/", at="Week 27", short=True),
    Shot("pool", "coordinator", "/lambeth/workforce/", at="Where the pool is heading", short=True),
    Shot("return-phone", "patrol-officer", "/", on_phone=True, follow="Your return for "),
    Shot(
        "briefing",
        "partner-worker",
        "/",
        follow="Read your briefing for ",
        at="Who to call",
        short=True,
    ),
    Shot("audit", "governance-officer", "/governance/audit/", short=True),
)


def main(origin: str) -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    program, arguments = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(arguments))
        for shot in SHOTS:
            take(browser, shot, origin)
            print(f"docs/images/{shot.name}.png")
        browser.close()


def take(browser: Browser, shot: Shot, origin: str) -> None:
    """Sign in, open the page, wait for its map, keep the picture."""
    screen = TELEPHONE if shot.on_phone else SHORT if shot.short else TALL
    context = browser.new_context(base_url=origin, locale="en-GB", **screen)
    page = context.new_page()
    sign_in(page, f"{shot.who}@wayside.example")
    answer = page.goto(shot.address)
    if answer is None or not answer.ok:
        sys.exit(f"{shot.address} did not open for the {shot.who}.")
    if shot.follow:
        page.get_by_role("link", name=shot.follow).first.click()
    page.wait_for_load_state("networkidle")
    if shot.at:
        page.get_by_role("heading", name=shot.at).first.evaluate("it => it.scrollIntoView()")
    page.screenshot(path=FOLDER / f"{shot.name}.png", scale="css")
    context.close()


def sign_in(page: Page, email: str) -> None:
    """Through the form, as anyone does."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/accounts/login" not in url)


if __name__ == "__main__":
    main(sys.argv[1])
