"""Reading rendered pages in tests."""

from html.parser import HTMLParser

FOCUSABLE = frozenset({"input", "select", "textarea", "button"})


class Page(HTMLParser):
    """The elements of a page: tag and attributes, in order, with the text of all."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words, single-spaced."""
        return " ".join(" ".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        """Every id, with repeats."""
        return [found for _tag, attrs in self.elements if (found := attrs.get("id"))]

    def with_id(self, wanted: str) -> tuple[str, dict[str, str | None]]:
        """The element of that id."""
        return next(one for one in self.elements if one[1].get("id") == wanted)

    def all(self, tag: str, css: str = "") -> list[dict[str, str | None]]:
        """The attributes of each such element."""
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and (not css or css in (attrs.get("class") or "").split())
        ]

    def takes_focus(self, wanted: str) -> bool:
        """Whether the element of that id can be focused."""
        tag, attrs = self.with_id(wanted)
        hidden = attrs.get("type") == "hidden"
        return (tag in FOCUSABLE and not hidden) or "tabindex" in attrs
