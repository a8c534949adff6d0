"""How long complaints and screenings take at one's agency."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.support.periods import actions, queries
from wayside.support.periods.forms import PeriodsForm
from wayside.support.periods.permissions import SET_PERIODS
from wayside.support.periods.rules import Periods
from wayside.web import clock
from wayside.web.editing import carried_out
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(SET_PERIODS)
def periods(request: Request) -> HttpResponse:
    """What holds, what will, what held; and the form that sets it from a day on."""
    today = clock.today()
    own = queries.own_periods(visible_to=request.actor)
    now = queries.periods_of(request.actor.controller_id, on=today)
    initial = {**asdict(now), "from_date": today, "seen": own.count()}
    form = PeriodsForm(request.POST or None, initial=initial)

    def do() -> object:
        data = dict(form.cleaned_data)
        day, seen = data.pop("from_date"), data.pop("seen")
        return actions.set_periods(
            periods=Periods(**data), from_date=day, expected=seen,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    if carried_out(request, form, do):
        messages.success(request, _("It is set. Complaints that came before keep their dates."))
        return redirect("support:periods")
    context = {
        "form": form,
        "now": now,
        "rows": paged(request, own),
        "today": today,
        "crumbs": [
            Item(_("Feedback and complaints"), reverse("support:complaints")),
            Item(_("How long we take"), ""),
        ],
    }
    return render(request, "support/periods/page.html", context)
