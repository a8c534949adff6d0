"""The shell's menu and names, worked out only when a page draws them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject

from wayside.access.vocabulary import ActorKind
from wayside.home import navigation

GetResponse = Callable[[Any], HttpResponse]


class NavigationMiddleware:
    """Give the shell its menu for the actor of the request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if request.actor.kind != ActorKind.ANONYMOUS:
            request.navigation = SimpleLazyObject(lambda: _menu(request))
        return self.get_response(request)


def _menu(request: Any) -> Any:
    seat = navigation.seat_of(request)
    return navigation.items(request.actor, seat, request.path)
