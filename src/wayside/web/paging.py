"""Long lists, a page at a time, whose address can be shared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

Row = TypeVar("Row")
PER_PAGE = 50
PARAMETER = "page"


@dataclass(frozen=True, slots=True)
class PageLink:
    """One number of the pagination; a gap has no number."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """One page of rows with the links around it; iterate it for the rows."""

    page: "Page[Row]"
    links: tuple[PageLink, ...]
    previous_url: str
    next_url: str

    def __iter__(self) -> Iterator[Row]:
        return iter(self.page.object_list)

    def __len__(self) -> int:
        return len(self.page.object_list)

    @property
    def total(self) -> int:
        """How many rows there are on all pages."""
        return self.page.paginator.count

    @property
    def is_needed(self) -> bool:
        """Whether there is more than one page."""
        return self.page.has_other_pages()


def paged(request: HttpRequest, rows: Any, *, per_page: int = PER_PAGE) -> Paged[Any]:
    """The page that the address asks for; a number out of range gives the nearest page."""
    paginator: Paginator[Any] = Paginator(rows, per_page)
    page = paginator.get_page(request.GET.get(PARAMETER))
    links = tuple(
        PageLink(number, _url(request, number), current=number == page.number)
        if isinstance(number, int)
        else PageLink(None)
        for number in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    )
    return Paged(
        page=page,
        links=links,
        previous_url=_url(request, page.previous_page_number()) if page.has_previous() else "",
        next_url=_url(request, page.next_page_number()) if page.has_next() else "",
    )


def _url(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query[PARAMETER] = str(number)
    return f"?{query.urlencode()}"
