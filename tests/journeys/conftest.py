"""A real browser on a live server that holds the demo: ``enter("analyst")`` lets somebody in.

Every journey fails by itself when a page asks another machine for anything, when the browser
reports an error (a blocked script, a missing file), and, through ``axe``, on any violation of
WCAG 2.2 AA.
"""

import fcntl
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.journeys import checks, world
from tests.journeys.browsers import chromium
from tests.journeys.person import Person
from tests.journeys.screens import DESK
from wayside.config import paths
from wayside.web.clock import LONDON

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
KNOWN_TROUBLE = ("status of 4", "ERR_INTERNET_DISCONNECTED")  # refused; a story without signal
OWN_SCHEMES = ("data:", "blob:", "about:")
PATIENCE_MS = 10_000
LONGEST = "test_every_page.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a journey; begin with those that take longest."""
    for item in items:
        if "tests/journeys" in item.path.as_posix():
            item.add_marker(pytest.mark.journey)
    items.sort(key=lambda item: item.path.name != LONGEST)


@pytest.fixture(scope="session")
def template_name(
    template_name: str, databases: world.Databases, django_db_blocker: DjangoDbBlocker
) -> str:
    """Each journey begins in a copy of the demo."""
    with django_db_blocker.unblock():
        return world.seeded(databases, migrated=template_name)


@pytest.fixture(autouse=True)
def demo_settings(settings: Settings, tmp_path: Path) -> None:
    """The demo's day and its sign-in; its files beside it, but a trail of each journey's own."""
    for name in ("crime", "keys"):
        kept = Path(settings.VAR_FOLDER, name)
        kept.mkdir(mode=0o700, parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(kept)
    settings.VAR_FOLDER = tmp_path
    for name, value in world.DEMO.items():
        setattr(settings, name, value)


@pytest.fixture
def at(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the time that work is dated with, on its own day: ``at(evening)``."""

    def turn(moment: datetime) -> None:
        settings.WAYSIDE_TODAY = moment.astimezone(LONDON).date()
        monkeypatch.setattr("wayside.web.clock.now", lambda: moment.astimezone(UTC))

    return turn


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """One browser for all journeys of this process."""
    connections.close_all()  # Playwright's thread would hold a copy of the database open
    with (paths.PROJECT_FOLDER / "build" / "browser.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two workers must not unpack at once
        program, arguments = chromium()
    os.environ["PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS"] = "1"  # no signal for workers too
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(arguments))
        yield launched
        connections.close_all()  # what was opened while Playwright's loop ran
        launched.close()


Enter = Callable[..., Person]
At = Callable[[datetime], None]


@pytest.fixture(scope="session")
def looked_at() -> defaultdict[str, set[str]]:
    """Which pages were tried by every rule, by who saw them on which screen: in the next journey
    of the same person such a page is looked at without the longest of the rules."""
    return defaultdict(set)


@pytest.fixture
def enter(
    browser: Browser,
    live_server: LiveServer,
    axe: checks.Axe,
    looked_at: defaultdict[str, set[str]],
) -> Iterator[Enter]:
    """Let somebody in, each at a browser of their own: ``enter("coordinator", **PHONE)``."""
    rooms: list[tuple[BrowserContext, list[str]]] = []

    def come(login: str = "", **screen: Any) -> Person:
        context = browser.new_context(
            base_url=live_server.url,
            locale="en-GB",
            timezone_id="Europe/London",
            **(screen or DESK),
        )
        context.set_default_timeout(PATIENCE_MS)
        rooms.append((context, _watch(context, live_server.url)))
        rules = axe if screen.get("java_script_enabled", True) else None
        seen = looked_at[f"{login} {screen}"] if login and rules else set()
        person = Person(context.new_page(), rules, live_server.url, seen)
        return person.is_signed_in_as(login) if login else person

    yield come
    for context, _trouble in rooms:
        context.close()
    assert [said for _context, trouble in rooms for said in trouble] == []


def _watch(context: BrowserContext, origin: str) -> list[str]:
    """Collect what no page may do: ask another machine, or make the browser complain."""
    trouble: list[str] = []

    def asked(url: str) -> None:
        if not url.startswith((f"{origin}/", *OWN_SCHEMES)):
            trouble.append(f"asked another machine: {url}")

    def said(kind: str, text: str) -> None:
        if kind == "error" and not any(known in text for known in KNOWN_TROUBLE):
            trouble.append(f"the browser complained: {text}")

    context.on("request", lambda request: asked(request.url))
    context.on("console", lambda message: said(message.type, message.text))
    context.on("weberror", lambda error: trouble.append(f"a script failed: {error.error}"))
    return trouble


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Assert that a page has no violation of WCAG 2.2 AA, naming each one found.

    The numbers on a map may lie close together: where they are is what they say, and the list
    beside the map does the same (exceptions "essential" and "equivalent" of criterion 2.5.8).
    """
    checker = Axe()
    rules = {
        "runOnly": {"type": "tag", "values": list(RULES)},
        "resultTypes": ["violations"],  # what is in order is not written out in full
    }

    def check(page: Page) -> None:
        found = checker.run(page, options=rules).response["violations"]
        faults = [
            f"{each['id']}: {node['target']} {node['html'][:160]} {node.get('failureSummary')}"
            for each in found
            for node in each["nodes"]
            if not (each["id"] == "target-size" and "ws-map__number" in node["html"])
        ]
        assert faults == [], f"{page.url}\n" + "\n".join(faults)

    return check
