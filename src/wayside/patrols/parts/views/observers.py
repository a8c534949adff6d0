"""The list of observers, and the page of one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.access.permissions import require
from wayside.patrols.models import Observer
from wayside.patrols.parts import actions, queries, rules
from wayside.patrols.parts.forms import FollowUpForm
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.vocabulary import SupportBy
from wayside.patrols.views.opening import area_at
from wayside.web import clock
from wayside.web.editing import refuse
from wayside.web.states import NotNow

NOTED = ("accept", "decline", "observe", "withdraw")


@page(SHAPE_NIGHTS)
def listed(request: Request, area: str) -> HttpResponse:
    """Everybody asked to observe, with the support given."""
    found = area_at(request, area)
    rows = actions.list_observers(area=found, by=request.actor, now=clock.now())
    return render(request, "patrols/parts/observers.html", {"area": found, "rows": rows})


@page(SHAPE_NIGHTS)
def observer(request: Request, area: str, observer_id: UUID) -> HttpResponse:
    """One observer: the answer, and support by a call or a mail."""
    found = _observer_at(request, area, observer_id)
    form = FollowUpForm(request.POST or None, initial={"on_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.follow_up(
                observer=found,
                way=SupportBy(form.cleaned_data["way"]),
                on_date=form.cleaned_data["on_date"],
                note=form.cleaned_data["note"],
                by=request.actor,
                now=clock.now(),
                token=form.once,
            )
        except NotNow as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("The support is recorded."))
            return redirect("patrols:parts:observer", area, observer_id)
    steps = [
        (step.verb, step.label)
        for step in rules.OBSERVER.steps_from(found.state)
        if step.verb in NOTED
    ]
    context = {"area": found.patrol.week.area, "observer": found, "form": form, "steps": steps}
    return render(request, "patrols/parts/observer.html", context)


@page(SHAPE_NIGHTS)
@require_POST
def note(request: Request, area: str, observer_id: UUID) -> HttpResponse:
    """Note what was answered."""
    found = _observer_at(request, area, observer_id)
    verb = request.POST.get("verb", "")
    if verb in NOTED:
        try:
            actions.note_observer(observer=found, verb=verb, by=request.actor, now=clock.now())
        except NotNow as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("It is noted."))
    return redirect("patrols:parts:observer", area, observer_id)


def _observer_at(request: Request, area: str, observer_id: UUID) -> Observer:
    found = area_at(request, area)
    require(request.actor, SHAPE_NIGHTS, area_id=found.id)
    try:
        return queries.observer_of(found, observer_id, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(str(observer_id)) from gone
