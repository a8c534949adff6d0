"""What is due for erasure: the lead looks, the governance officer approves."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.governance.erasure import actions, queries
from wayside.governance.erasure.forms import KeepForm
from wayside.governance.erasure.permissions import APPROVE_ERASURES, LOOK_AT_DUE, SEE_ERASURES
from wayside.governance.erasure.presenters import in_words, shown
from wayside.governance.erasure.rules import ERASURE
from wayside.governance.erasure.vocabulary import KeptBecause
from wayside.governance.models import Erasure
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, unless_met, verb_in
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(SEE_ERASURES)
def erasures(request: Request) -> HttpResponse:
    """What is due, what was agreed, what was erased."""
    found = actions.list_erasures(by=request.actor, now=clock.now())
    context = {
        "rows": paged(request, shown(found, actor=request.actor)),
        "sees_names": request.actor.may(LOOK_AT_DUE),
    }
    return render(request, "governance/erasure/page.html", context)


@page(LOOK_AT_DUE)
def erasure(request: Request, erasure_id: UUID) -> HttpResponse:
    """One of them: whose record, since when, and what speaks against it."""
    held = _at(request, erasure_id)
    looked = actions.open_erasure(erasure=held, by=request.actor, now=clock.now())
    context = {
        "looked": looked,
        "bars": [each.label for each in sorted(looked.bars)],
        "verbs": {each.verb for each in ERASURE.steps_from(held.state)},
        "kinds": in_words(held.counts),
        "crumbs": _crumbs(looked.called or _("A record")),
    }
    return render(request, "governance/erasure/one.html", context)


@page(LOOK_AT_DUE)
@require_POST
def put_forward(request: Request, erasure_id: UUID) -> HttpResponse:
    """Nothing speaks against it: a button."""
    held = _at(request, erasure_id)

    def act(version: int) -> object:
        return actions.put_forward(
            erasure=held, expected_version=version, by=request.actor, now=clock.now()
        )

    said = _("It waits for the information governance officer now.")
    return press_seen(request, act, said, reverse("governance:erasure", args=[held.id]))


@page(LOOK_AT_DUE)
def keep(request: Request, erasure_id: UUID) -> HttpResponse:
    """Keep the record for longer."""
    held = _at(request, erasure_id)

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.keep_longer(
                erasure=held,
                because=KeptBecause(data["because"]),
                until=data["until"],
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    title = _("Keep it for longer")
    words = Asked(
        title=title,
        submit=_("Keep it"),
        said=_("It is kept, and due again on that day."),
        back=reverse("governance:erasures"),
        crumbs=_crumbs(title),
        note=_("The governance officer sees the reason, and not whose record it is."),
    )
    return ask(
        request, KeepForm(request.POST or None, initial={"version": held.version}), do, words
    )


@page(APPROVE_ERASURES)
@require_POST
def decide(request: Request, erasure_id: UUID) -> HttpResponse:
    """Approve or send back: a button."""
    held = _at(request, erasure_id)
    verb = verb_in(request, {"approve", "send_back"})

    def act(version: int) -> object:
        return actions.decide_erasure(
            erasure=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("It is decided."), reverse("governance:erasures"))


def _at(request: Request, erasure_id: UUID) -> Erasure:
    held = queries.erasure_at(erasure_id, visible_to=request.actor)
    if held is None:
        raise Http404(str(erasure_id))
    return held


def _crumbs(title: str) -> list[Item]:
    return [Item(_("Records to erase"), reverse("governance:erasures")), Item(title, "")]
