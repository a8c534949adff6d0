"""What an agency and an area set of risk assessments."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners import queries as partners
from wayside.safeguarding.dash import actions
from wayside.safeguarding.dash.actions import Licensed
from wayside.safeguarding.dash.forms import ThresholdsForm, WordingForm
from wayside.safeguarding.dash.permissions import SET_RISK
from wayside.safeguarding.dash.rules import Thresholds
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item


@page(SET_RISK)
def settings(request: Request) -> HttpResponse:
    """What was loaded and set, and what holds today."""
    found = actions.list_wordings(by=request.actor, now=clock.now())
    context = {"found": found, "crumbs": [Item(_("Risk assessments"), "")]}
    return render(request, "safeguarding/dash/settings.html", context)


@page(SET_RISK)
def load(request: Request) -> HttpResponse:
    """Load licensed questions."""
    form = WordingForm(request.POST or None, request.FILES or None)

    def do(data: dict[str, Any]) -> object:
        licensed = Licensed(data["wording"], data["licence"], data["from_date"], data["file"])
        return actions.load_wording(licensed=licensed, by=request.actor, now=clock.now())

    note = _("Load only what your partnership has a licence for.")
    return ask(request, form, do, _words(_("Load licensed questions"), note))


@page(SET_RISK)
def set_thresholds(request: Request) -> HttpResponse:
    """Set from when risk counts as high."""
    areas = [
        (str(each.id), each.name)
        for each in partners.areas(visible_to=request.actor)
        if each.id in request.actor.area_ids
    ]
    initial = {"medium_from": 10, "high_from": 14, "escalation_from": 3, "months": 12}
    form = ThresholdsForm(request.POST or None, areas=areas, initial=initial)

    def do(data: dict[str, Any]) -> object:
        terms = ("medium_from", "high_from", "escalation_from", "months")
        return actions.set_thresholds(
            area_id=UUID(data["area"]),
            terms=Thresholds(**{name: data[name] for name in terms}),
            from_date=data["from_date"],
            note=data["note"],
            by=request.actor,
            now=clock.now(),
        )

    return ask(request, form, do, _words(_("Set from when risk is high")))


def _words(title: str, note: str = "") -> Asked:
    back = reverse("safeguarding:risk_settings")
    crumbs = [Item(_("Risk assessments"), back), Item(title, "")]
    return Asked(title, _("Save"), _("Saved."), back, crumbs, note=note)
