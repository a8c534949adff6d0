"""Legal demands about somebody: recorded, answered by two people, sent and told."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.sharing.demands import actions, queries
from wayside.sharing.demands.forms import AnswerForm, DemandForm, SentForm, ToldForm
from wayside.sharing.demands.permissions import ANSWER_DEMANDS
from wayside.sharing.demands.presenters import steps_of
from wayside.sharing.demands.vocabulary import DemandKind
from wayside.sharing.disclosures.queries import disclosures
from wayside.sharing.models import LegalDemand
from wayside.sharing.views.framing import framed
from wayside.sharing.views.opening import subject_at
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item


@page(ANSWER_DEMANDS)
def demands(request: Request, subject_id: UUID) -> HttpResponse:
    """The legal demands about somebody."""
    subject = subject_at(subject_id)
    rows = actions.read_demands(subject=subject, by=request.actor, now=clock.now())
    person = request.actor.person_id
    frame = framed(request, subject_id)
    context = {
        "subject_id": subject_id,
        "frame": frame,
        "crumbs": [*frame.crumbs, Item(_("Legal demands"), "")],
        "demands": [(each, steps_of(each), each.proposed_by_id) for each in rows],
        "me": person,
    }
    return render(request, "sharing/demands.html", context)


@page(ANSWER_DEMANDS)
def receive(request: Request, subject_id: UUID) -> HttpResponse:
    """Record a legal demand."""
    subject = subject_at(subject_id)

    def do(data: dict[str, Any]) -> object:
        demanded = actions.Demanded(**{**data, "kind": DemandKind(data["kind"])})
        return actions.receive_demand(
            subject=subject, demanded=demanded, by=request.actor, now=clock.now()
        )

    words = _words(request, subject_id, _("Record a legal demand"))
    return ask(request, DemandForm(request.POST or None), do, words)


@page(ANSWER_DEMANDS)
def propose(request: Request, subject_id: UUID, demand_id: UUID) -> HttpResponse:
    """Propose the least answer."""
    title, form = _("Propose an answer"), AnswerForm(request.POST or None)
    return _asked(request, subject_id, demand_id, form, actions.propose_answer, title)


@page(ANSWER_DEMANDS)
def sent(request: Request, subject_id: UUID, demand_id: UUID) -> HttpResponse:
    """Record what was sent."""
    offered = disclosures(subject_at(subject_id))
    title, form = _("What was sent"), SentForm(request.POST or None, offered=offered)
    return _asked(request, subject_id, demand_id, form, actions.record_sent, title)


@page(ANSWER_DEMANDS)
def told(request: Request, subject_id: UUID, demand_id: UUID) -> HttpResponse:
    """Record what this person was told, or why not."""
    title, form = _("What this person was told"), ToldForm(request.POST or None)
    return _asked(request, subject_id, demand_id, form, actions.record_told, title)


def _asked(  # noqa: PLR0917  a page's request, address, form and act
    request: Request,
    subject_id: UUID,
    demand_id: UUID,
    form: BaseForm,
    act: Callable[..., object],
    title: str,
) -> HttpResponse:
    demand = _at(subject_id, demand_id)

    def do(data: dict[str, Any]) -> object:
        return act(demand=demand, by=request.actor, now=clock.now(), **data)

    return ask(request, form, do, _words(request, subject_id, title))


def _at(subject_id: UUID, demand_id: UUID) -> LegalDemand:
    try:
        return queries.demand(subject_at(subject_id), demand_id)
    except LegalDemand.DoesNotExist as gone:
        raise Http404(str(demand_id)) from gone


def _words(request: Request, subject_id: UUID, title: str) -> Asked:
    frame = framed(request, subject_id)
    back = reverse("sharing:demands", args=[subject_id])
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("It is recorded."),
        back=back,
        crumbs=[*frame.crumbs, Item(_("Legal demands"), back), Item(title, "")],
        lead=frame.called,
        note=frame.before_sharing(),
    )
