"""Long lists, a page at a time."""

import pytest
from django.test import RequestFactory

from wayside.web.paging import paged


@pytest.mark.parametrize(
    ("asked", "first"), [("1", 0), ("3", 100), ("99", 100), ("x", 0), ("-1", 100), ("", 0)]
)
def test_any_number_in_the_address_gives_a_page(asked: str, first: int) -> None:
    page = paged(RequestFactory().get("/", {"page": asked}), list(range(120)))

    assert next(iter(page)) == first


def test_an_empty_list_has_one_page_and_needs_no_links() -> None:
    page = paged(RequestFactory().get("/"), [])

    assert (len(page), page.total, page.is_needed) == (0, 0, False)


def test_the_ends_have_no_way_on() -> None:
    first = paged(RequestFactory().get("/"), list(range(120)))
    last = paged(RequestFactory().get("/", {"page": "3"}), list(range(120)))

    assert (first.previous_url, first.next_url) == ("", "?page=2")
    assert (last.previous_url, last.next_url) == ("?page=2", "")
