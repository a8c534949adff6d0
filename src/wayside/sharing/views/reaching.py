"""A full stop before a number or an address; then it is shown, once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayside.sharing.reach import Reach
from wayside.web.navigation import Item
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Stop:
    """The page's title, where it stands, and the words of the way back."""

    title: str
    crumbs: Sequence[Item]
    back: str
    back_words: str


def shown_on_asking(
    request: HttpRequest,
    show: Callable[[], Reach],
    stop: Stop,
    *,
    caption: Callable[[Reach], str] | None = None,
) -> HttpResponse:
    """Ask first who may be listening; show it once that is answered, or say why not.

    Args:
        caption: what kind of way it is, in words; without it, the title stands there.
    """
    context: dict[str, Any] = {"stop": stop, "crumbs": stop.crumbs}
    if request.method == "POST":
        try:
            reach = show()
        except NotNow as refused:
            messages.error(request, str(refused))
            return redirect(stop.back)
        context |= {"reach": reach, "caption": caption(reach) if caption else stop.title}
    return render(request, "sharing/reach.html", context)
