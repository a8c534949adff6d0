"""Somebody at a browser, who looks at each page as it comes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Download, Error, Locator, Page, Response, expect

from tests.journeys import checks
from wayside.access.models import Account
from wayside.demo.cast import MAIL_DOMAIN, PASSWORD

GONE = "Execution context was destroyed"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Person:
    """One person at one browser; every page they come to is checked."""

    page: Page
    axe: checks.Axe | None  # which is itself a script, so that without scripts there is none
    origin: str
    seen: set[str] = field(default_factory=set)

    def is_signed_in_as(self, login: str) -> "Person":
        """Begin where an earlier sign-in ended, without its page."""
        account = Account.objects.get(email=f"{login}@{MAIL_DOMAIN}")
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = BACKEND
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        name, key = settings.SESSION_COOKIE_NAME, str(session.session_key)
        self.page.context.add_cookies([{"name": name, "value": key, "url": self.origin}])
        return self

    def signs_in(self, login: str) -> None:
        """Sign in with the password, as on any morning."""
        self.fills("Email", f"{login}@{MAIL_DOMAIN}")
        self.fills("Password", PASSWORD)
        self.presses("Sign in")

    def opens(self, path: str, *, status: int = 200) -> Response:
        """Type an address."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        self.looks()
        return answer

    def follows(self, name: str, *, within: Locator | None = None) -> None:
        """Follow a link by its words, also one that looks like a button."""
        place = within or self.page
        link = place.get_by_role("link", name=name).or_(place.get_by_role("button", name=name))
        link.first.click()
        self.page.wait_for_load_state()
        self.looks()

    def presses(self, name: str, *, within: Locator | None = None) -> None:
        """Press a button by its words."""
        (within or self.page).get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        self.looks()

    def fills(self, label: str, text: str) -> None:
        """Fill a box."""
        self.page.get_by_label(label, exact=True).fill(text)

    def chooses(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def ticks(self, label: str) -> None:
        """Tick a box or choose a radio."""
        self.page.get_by_label(label).first.check()

    def looks(self) -> None:
        """Look at the page once it stands; by every rule when it is first seen in this state. One
        that gives way to the next while it is looked at (a form sent by a script is sent again by
        the browser) is left for that one, which must then stand."""
        try:
            self._looks()
        except Error as gone:
            if GONE not in str(gone):
                raise
            self._looks()

    def _looks(self) -> None:
        self.page.wait_for_load_state()
        state = checks.state_of(self.page)
        checks.is_well_made(self.page, None if state in self.seen else self.axe)
        self.seen.add(state)

    def reads(self, words: str) -> None:
        """Find words on the page."""
        expect(self.page.locator("main")).to_contain_text(words)

    def does_not_read(self, words: str) -> None:
        """Find no such words on the page."""
        expect(self.page.locator("main")).not_to_contain_text(words)

    def receives(self, act: Callable[[], None]) -> Path:
        """Do what ends in a file, and take it."""
        with self.page.expect_download() as coming:
            act()
        download: Download = coming.value
        return Path(download.path())

    @property
    def path(self) -> str:
        """The address without its host."""
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        """The page's heading."""
        return self.page.locator("h1:visible").inner_text()
