"""Every address says who may come in, or is on the list of those that need not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from wayside.access.gates import page, public, signed_in
from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.config.reference.addresses import addresses, who_may


def unmarked(patterns: list[URLPattern | URLResolver]) -> list[str]:
    """The addresses whose view says nothing."""
    return [route for route, view in addresses(patterns) if who_may(view) is None]


def fresh_view() -> Callable[[HttpRequest], HttpResponse]:
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    return answer


def test_every_address_says_who_may_come_in() -> None:
    patterns = get_resolver(settings.ROOT_URLCONF).url_patterns
    assert len(list(addresses(patterns))) > 20
    assert unmarked(patterns) == []


def test_a_planted_view_without_a_mark_is_found() -> None:
    assert unmarked([path("planted/", fresh_view())]) == ["/planted/"]


@pytest.mark.parametrize(
    "view",
    [
        page(MANAGE_ACCOUNTS)(fresh_view()),
        public("a reason")(fresh_view()),
        signed_in("a reason")(fresh_view()),
    ],
    ids=["permission", "public", "signed in"],
)
def test_a_marked_view_passes(view: Callable[..., Any]) -> None:
    assert unmarked([path("planted/", view)]) == []
