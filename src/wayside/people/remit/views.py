"""Whom an agency serves."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.remit import actions, queries
from wayside.people.remit.forms import RemitForm
from wayside.people.remit.permissions import SEE_REMIT, SET_REMIT
from wayside.people.remit.rules import Served
from wayside.people.views.opening import crumbs
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item


@page(SEE_REMIT)
def remit(request: Request) -> HttpResponse:
    """Whom the own agency serves."""
    context = {
        "lines": list(queries.remit(visible_to=request.actor)),
        "may_set": request.actor.may(SET_REMIT),
        "crumbs": crumbs(_("Whom we serve")),
    }
    return render(request, "people/remit/page.html", context)


@page(SET_REMIT)
def add(request: Request) -> HttpResponse:
    """Add a line."""

    def do(data: dict[str, Any]) -> object:
        return actions.add_remit(
            served=Served(**{name: data[name] for name in actions.LINE}),
            by=request.actor,
            now=clock.now(),
        )

    title = _("Add whom we serve")
    words = Asked(
        title=title,
        submit=_("Add"),
        said=_("Added."),
        back=reverse("people:remit"),
        crumbs=crumbs(Item(_("Whom we serve"), reverse("people:remit")), title),
    )
    return ask(request, RemitForm(request.POST or None), do, words)


@page(SET_REMIT)
@require_POST
def remove(request: Request, remit_id: UUID) -> HttpResponse:
    """Take a line away."""
    line = queries.remit(visible_to=request.actor).filter(id=remit_id).first()
    if line is None:
        raise Http404(str(remit_id))
    return press(
        request,
        lambda: actions.remove_remit(line=line, by=request.actor, now=clock.now()),
        _("Taken away."),
        reverse("people:remit"),
    )
