"""A page with the form of one step on something that others may write too."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpResponse

from wayside.access.gates import Request
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import unless_met


def ask_step(
    request: Request, form: BaseForm, do: Callable[..., object], words: Asked
) -> HttpResponse:
    """The form. ``do`` takes what was entered and, by their names, the version that was shown, who
    acts and when; that somebody else was there first is told like any refusal."""
    return ask(
        request,
        form,
        lambda data: unless_met(
            lambda: do(
                data,
                expected_version=data.get("version") or 0,
                by=request.actor,
                now=clock.now(),
            )
        ),
        words,
    )
