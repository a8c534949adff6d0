"""What a page with the form of one step asks."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from wayside.safeguarding.models.bases import AboutSomebody
from wayside.web import clock
from wayside.web.forms import VersionForm
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class StepPage:
    """What a step asks, under which title and with which note."""

    form: type[VersionForm]
    title: Words
    note: Words = ""
    discloses: bool = False

    def filled(self, request: HttpRequest, held: AboutSomebody) -> VersionForm:
        """The form of a request, with today and the version that was seen."""
        initial = {"version": held.version, "on_date": clock.today()}
        more: dict[str, Any] = {"subject": held.subject} if self.discloses else {}
        return self.form(request.POST or None, initial=initial, **more)
