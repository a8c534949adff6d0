"""Somebody who fills in every form of a page: the same words into each box of text, the first
answer to each question, a day in each date."""

from datetime import date
from html.parser import HTMLParser

from django.test import Client

BOXES = {"text", "search", "tel", "email", "url"}
OPTIONS = {"radio", "checkbox"}
PRESSED = {"submit", "button", "file", "password"}
OUTSIDE = "/accounts/"  # signs out
Attributes = list[tuple[str, str | None]]


class Filled(HTMLParser):
    """The forms of one page that are sent, filled in: where each goes and what it says."""

    def __init__(self, page: str, *, at: str, words: str, day: date) -> None:
        super().__init__()
        self.at, self.words = at, words
        self.parts = {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
        self.found: list[tuple[str, dict[str, str]]] = []
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Note a form, or a field of the one that is open."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.found.append((given.get("action") or self.at, {}))
        elif tag == "select":
            self._select = given.get("name", "")
        elif self.found and tag == "option" and self._select and given.get("value"):
            self.found[-1][1].setdefault(self._select, given["value"])
        elif self.found and tag in {"input", "textarea"} and given.get("name"):
            self._fill(given["name"], given.get("type", "text"), given)

    def handle_endtag(self, tag: str) -> None:
        """Outside a select its options are nobody's."""
        if tag == "select":
            self._select = ""

    def _fill(self, name: str, kind: str, given: dict[str, str]) -> None:
        answers = self.found[-1][1]
        part = self.parts.get(name.rpartition("-")[2])
        if part:
            answers[name] = part
        elif kind in BOXES:
            answers[name] = "3" if given.get("inputmode") == "numeric" else self.words
        elif kind in OPTIONS:
            answers.setdefault(name, given.get("value", "on"))
        elif kind not in PRESSED:
            answers[name] = given.get("value", "")


def types_into_every_form(client: Client, at: str, *, words: str, day: date) -> list[int]:
    """The statuses of sending every form of a page; none for a page that is not shown."""
    page = client.get(at)
    if page.status_code != 200 or page.streaming:
        return []
    forms = Filled(page.content.decode(), at=at, words=words, day=day).found
    stays = [each for each in forms if not each[0].startswith(OUTSIDE)]
    return [client.post(action, answers).status_code for action, answers in stays]
