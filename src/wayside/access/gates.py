"""Each view says who may come in: by a permission, by sign-in alone, or that it is public.

A test walks every address and fails on a view without one of these marks.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase

from wayside.access.permissions import Permission, require
from wayside.vault import holding

if TYPE_CHECKING:
    from wayside.access.actor import Actor

View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """A request after the actor's middleware: views annotate with this."""

    actor: "Actor"
    htmx: Any


def page(permission: Permission) -> Callable[[View], View]:
    """A page that needs a permission, and behind the wall the support side's keys; which area and
    record is the action's to check."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(request.actor, permission)
            if permission.is_behind_the_wall:
                holding.check_holds(holding.SUPPORT)
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return mark


def signed_in(reason: str) -> Callable[[View], View]:
    """A page for anyone signed in; the reason stands in the generated reference."""

    def mark(view: View) -> View:
        view.signed_in = reason  # type: ignore[attr-defined]
        return view

    return mark


def public(reason: str) -> Callable[[View], View]:
    """A page without sign-in; the reason stands in the generated reference."""

    def mark(view: View) -> View:
        open_view = login_not_required(view)
        open_view.public = reason  # type: ignore[attr-defined]
        return open_view

    return mark


def background(view: View) -> View:
    """A page that a script asks for by itself: it does not keep a session alive."""
    view.background = True  # type: ignore[attr-defined]
    return view
