"""Patrols that are out, and the alarms that wait for a person."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.patrols.models import Patrol
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import actions, presenters, queries
from wayside.patrols.risk.forms import SettleForm
from wayside.patrols.risk.permissions import SETTLE_ALARMS
from wayside.patrols.views.opening import area_at, asked
from wayside.web import clock
from wayside.web.editing import carried_out
from wayside.web.navigation import Item


@page(SETTLE_ALARMS)
def alarms(request: Request, area: str) -> HttpResponse:
    """Alarms first, then every patrol that is out with its check-ins."""
    found, now = area_at(request, area), clock.now()
    nights = queries.nights_out(found, visible_to=request.actor)
    waiting = actions.open_alarms(area=found, by=request.actor, now=now)
    context = {
        "area": found,
        "alarms": [(each, presenters.check_in_row(each, now)) for each in waiting],
        "out": [_out(each, now) for each in nights if each.ends_at >= now],
        "over": [_out(each, now) for each in nights if each.ends_at < now],
    }
    return render(request, "patrols/risk/alarms.html", context)


def _out(night: Patrol, now: datetime) -> tuple[Patrol, list[presenters.CheckInRow]]:
    return night, [presenters.check_in_row(each, now) for each in night.check_ins.all()]


@page(SETTLE_ALARMS)
def settle(request: Request, area: str, check_in_id: UUID) -> HttpResponse:
    """Settle an alarm with what was found."""
    at = area_at(request, area)
    back = reverse("patrols:alarms", args=(at.slug,))
    try:
        found = queries.check_in_of(at, check_in_id, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(str(check_in_id)) from gone
    form = SettleForm(request.POST or None)
    done = carried_out(
        request,
        form,
        lambda: actions.settle_alarm(
            check_in=found, note=form.cleaned_data["note"], by=request.actor, now=clock.now()
        ),
    )
    if done:
        messages.success(request, _("The alarm is settled."))
        return redirect(back)
    title = _("Missed check-in at %(time)s, %(patrol)s") % {
        "time": presenters.clocks((found.due_at,)),
        "patrol": patrol_name(found.patrol),
    }
    crumbs = [Item(at.name, ""), Item(_("Check-ins"), back), Item(title, "")]
    return asked(request, form, title=title, submit=_("Settle the alarm"), back=back, crumbs=crumbs)
