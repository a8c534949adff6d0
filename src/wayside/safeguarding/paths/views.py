"""A page with the form of one step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from wayside.safeguarding.models.bases import AboutSomebody
from wayside.safeguarding.paths.forms import StepForm
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import unless_met
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class StepPage:
    """What a step asks, under which title and with which note."""

    form: type[StepForm]
    title: Words
    note: Words = ""
    discloses: bool = False

    def filled(self, request: HttpRequest, held: AboutSomebody) -> StepForm:
        """The form of a request, with today and the version that was seen."""
        initial = {"version": held.version, "on_date": clock.today()}
        more: dict[str, Any] = {"subject": held.subject} if self.discloses else {}
        return self.form(request.POST or None, initial=initial, **more)


def ask_step(
    request: HttpRequest, form: StepForm, do: Callable[[dict[str, Any]], object], words: Asked
) -> HttpResponse:
    """The form; that somebody else was there first is told like any refusal."""
    return ask(request, form, lambda data: unless_met(lambda: do(data)), words)
