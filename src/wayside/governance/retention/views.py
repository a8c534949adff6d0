"""How long one's agency keeps each kind of record."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.audit.classification import FieldClass
from wayside.governance.retention import actions, queries
from wayside.governance.retention.actions import Proposed
from wayside.governance.retention.forms import PeriodForm
from wayside.governance.retention.permissions import (
    APPROVE_PERIODS,
    PROPOSE_PERIODS,
    READ_PERIODS,
)
from wayside.governance.retention.presenters import shown
from wayside.governance.retention.rules import PERIOD
from wayside.governance.retention.vocabulary import RecordKind
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, verb_in
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(READ_PERIODS)
def periods(request: Request) -> HttpResponse:
    """What holds, what will, what waits for a second person, and what has no period yet."""
    today, actor = clock.today(), request.actor
    found = actions.list_periods(by=actor, now=clock.now())
    rows = shown(
        found,
        today=today,
        person_id=actor.person_id,
        may_approve=actor.may(APPROVE_PERIODS),
    )
    context = {
        "rows": paged(request, rows),
        "missing": queries.without_period(actor.controller_id, on=today),
        "may_propose": actor.may(PROPOSE_PERIODS),
    }
    return render(request, "governance/retention/page.html", context)


@page(PROPOSE_PERIODS)
def propose(request: Request) -> HttpResponse:
    """Propose a period."""

    def do(data: dict[str, Any]) -> object:
        said = data["field_class"]
        return actions.propose_period(
            proposed=Proposed(
                RecordKind(data["kind"]),
                data["months"],
                data["source"],
                data["from_date"],
                FieldClass(said) if said else None,
                data["to_check"],
            ),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    back, title = reverse("governance:periods"), _("Propose a period")
    words = Asked(
        title=title,
        submit=_("Propose it"),
        said=_("It is proposed. A second person approves or refuses it."),
        back=back,
        crumbs=[Item(_("How long records are kept"), back), Item(title, "")],
        note=_("Nothing is due for erasure by a period that no second person approved."),
    )
    form = PeriodForm(request.POST or None, initial={"from_date": clock.today()})
    return ask(request, form, do, words)


@page(APPROVE_PERIODS)
@require_POST
def decide(request: Request, period_id: UUID) -> HttpResponse:
    """Approve or refuse what another proposed: a button."""
    period = queries.period_at(period_id, visible_to=request.actor)
    if period is None:
        raise Http404(str(period_id))
    verb = verb_in(request, {each.verb for each in PERIOD})

    def act(version: int) -> object:
        return actions.decide_period(
            period=period, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("It is decided."), reverse("governance:periods"))
