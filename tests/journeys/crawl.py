"""Visits every kind of page that links lead to, as one person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urldefrag, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error

from tests.journeys import checks
from tests.journeys.person import Person
from tests.journeys.screens import DESK, TELEPHONE

SEVERAL = {"patrols:week": 3, "partners:area": 2}  # pages that differ by their state
SAME = {  # one page at two addresses
    "patrols:places_now": "patrols:places",
    "home:start": "people:own",
}
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"


@dataclass(slots=True)
class Crawl:
    """A walk along all links; of each kind of page (its view and what it is asked) a few."""

    person: Person
    faults: list[str] = field(default_factory=list)
    titles: dict[str, set[str]] = field(default_factory=dict)
    seen: Counter[tuple[str, ...]] = field(default_factory=Counter)
    visited: list[str] = field(default_factory=list)

    def walk(self, start: str = "/") -> None:
        """Visit breadth first, noting what is wrong rather than stopping at it."""
        waiting, known = [start], {start}
        while waiting:
            address = waiting.pop(0)
            if not self._is_wanted(address):
                continue
            self.visited.append(address)
            try:
                found = list(self._visit(address))
            except AssertionError as fault:
                self.faults.append(f"{address}: {fault}")
                continue
            waiting += [each for each in found if each not in known]
            known.update(found)

    def shared_titles(self) -> dict[str, set[str]]:
        """Titles that pages of different kinds have in common."""
        return {title: views for title, views in self.titles.items() if len(views) > 1}

    def _is_wanted(self, address: str) -> bool:
        parts = urlsplit(address)
        try:
            view = resolve(parts.path).view_name
        except Resolver404:
            self.faults.append(f"{address}: a link leads nowhere")
            return False
        kind = (view, *sorted(name for name, _value in parse_qsl(parts.query)))
        self.seen[kind] += 1
        return self.seen[kind] <= (SEVERAL.get(view, 1) if len(kind) == 1 else 1)

    def _visit(self, address: str) -> Iterator[str]:
        page = self.person.page
        try:
            answer = page.goto(address)
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            assert page.request.get(address).ok, "the file does not come"
            return
        assert answer is not None
        assert answer.status == 200, f"answered {answer.status}"
        if "html" not in answer.headers.get("content-type", ""):
            return  # for machines, such as the open directory
        self._look()
        for link in page.evaluate(LINKS):
            if link.startswith(f"{self.person.origin}/"):
                yield urldefrag(link.removeprefix(self.person.origin)).url

    def _look(self) -> None:
        page = self.person.page
        view = resolve(urlsplit(page.url).path).view_name  # where the link ends
        self.titles.setdefault(page.title(), set()).add(SAME.get(view, view))
        checks.is_well_made(page, self.person.axe)
        page.set_viewport_size(TELEPHONE["viewport"])
        try:
            checks.fits(page)
        finally:
            page.set_viewport_size(DESK["viewport"])
