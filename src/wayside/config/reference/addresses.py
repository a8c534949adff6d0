"""Every address and who may come in."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from wayside.config.reference.markdown import document, table

# Views of others, by the module they come from
LISTED = {
    "allauth.account": "signing in and out, passwords; allauth itself asks for sign-in",
    "allauth.mfa": "second factors; allauth itself asks for sign-in and the password again",
    "allauth.decorators": "as the two above",
}
INTRODUCTION = (
    "Every page asks for sign-in unless it is marked public. `/health` is answered before all "
    "of these, to anyone: it says whether all is well, not what is wrong."
)
View = Callable[..., Any]


def addresses(
    patterns: Sequence[URLPattern | URLResolver], prefix: str = "/"
) -> Iterator[tuple[str, View]]:
    """Every address below the patterns, with its view."""
    for each in patterns:
        route = f"{prefix}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, route)
        else:
            yield route, each.callback


def who_may(view: View) -> str | None:
    """Who may open the view, in words; nothing when it does not say."""
    if permission := getattr(view, "permission", None):
        return f"`{permission.slug}`"
    if reason := getattr(view, "public", None):
        return f"anyone: {reason}"
    if operations := getattr(view, "operations", None):
        return "; ".join(map(_by_token, operations))
    if reason := getattr(view, "signed_in", None):
        return f"anyone signed in: {reason}"
    return next((why for module, why in LISTED.items() if view.__module__.startswith(module)), None)


def _by_token(operation: Any) -> str:
    """Who may use an operation of the API."""
    if operation.permission is None:
        return f"{operation.method} anyone: {operation.public}"
    return f"{operation.method} by token: `{operation.permission.slug}`"


def page() -> str:
    """``docs/reference/addresses.md``."""
    found = addresses(get_resolver(settings.ROOT_URLCONF).url_patterns)
    rows = [(f"`{route}`", who_may(view) or "") for route, view in found]
    return document("Addresses", INTRODUCTION, table(("Address", "Who may"), rows))
