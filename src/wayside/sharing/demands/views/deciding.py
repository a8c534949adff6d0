"""Legal demands that wait for a step, and one to decide: for leads too, to whom the record is not
open."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.sharing.demands import actions, queries
from wayside.sharing.demands.forms import RefuseForm
from wayside.sharing.demands.permissions import ANSWER_DEMANDS
from wayside.sharing.demands.presenters import steps_of
from wayside.sharing.models import LegalDemand
from wayside.sharing.queries import may_open
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(ANSWER_DEMANDS)
def waiting(request: Request) -> HttpResponse:
    """What waits for a step of one's own, the first to answer first."""
    rows = actions.list_demands(by=request.actor, now=clock.now())
    context = {"demands": paged(request, rows), "today": clock.today()}
    return render(request, "sharing/demands_waiting.html", context)


@page(ANSWER_DEMANDS)
def demand(request: Request, demand_id: UUID) -> HttpResponse:
    """One of them, with what was proposed."""
    held = actions.read_demand(demand=_at(demand_id), by=request.actor, now=clock.now())
    context = {
        "demand": held,
        "subject_id": held.subject_id if may_open(held.subject_id) else None,
        "steps": steps_of(held),
        "proposer": held.proposed_by_id,
        "me": request.actor.person_id,
        "crumbs": _crumbs(str(held.get_kind_display())),
    }
    return render(request, "sharing/demand.html", context)


@page(ANSWER_DEMANDS)
@require_POST
def agree(request: Request, demand_id: UUID) -> HttpResponse:
    """Agree it, as the second person."""
    held = _at(demand_id)
    return press(
        request,
        lambda: actions.agree_answer(demand=held, by=request.actor, now=clock.now()),
        _("The answer is agreed. Give no more than it says."),
        _url(demand_id),
    )


@page(ANSWER_DEMANDS)
def refuse(request: Request, demand_id: UUID) -> HttpResponse:
    """Refuse it, as the second person."""
    held, title = _at(demand_id), _("Refuse the demand")

    def do(data: dict[str, Any]) -> object:
        return actions.refuse_demand(
            demand=held, note=data["note"], by=request.actor, now=clock.now()
        )

    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("It is recorded."),
        back=_url(demand_id),
        crumbs=_crumbs(title),
        kind="warning",
    )
    return ask(request, RefuseForm(request.POST or None), do, words)


def _at(demand_id: UUID) -> LegalDemand:
    found = queries.one(demand_id)
    if found is None:
        raise Http404(str(demand_id))
    return found


def _url(demand_id: UUID) -> str:
    return reverse("sharing:demand", args=[demand_id])


def _crumbs(here: str) -> list[Item]:
    return [Item(_("Legal demands"), reverse("sharing:demands_waiting")), Item(here, "")]
