"""A concern that was handed over: its page, and what may be said of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.access.vocabulary import Role
from wayside.people.actions import NotOpenError
from wayside.people.views.steps import ask_step
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.handed import actions, queries
from wayside.safeguarding.handed.forms import CloseForm, WriteForm
from wayside.safeguarding.handed.vocabulary import HandedState
from wayside.safeguarding.models import HandedConcern
from wayside.web import clock
from wayside.web.asking import Asked
from wayside.web.editing import press_seen
from wayside.web.navigation import Item


@page(KEEP_CONCERNS)
def handed(request: Request, handed_concern_id: UUID) -> HttpResponse:
    """Where it stands, and what it waits for."""
    held = _at(request, handed_concern_id)
    is_open, actor = held.state == HandedState.WAITING, request.actor
    leads = actor.role == Role.SAFEGUARDING_LEAD
    context = {
        "held": held,
        "is_open": is_open,
        "colour": "yellow" if is_open else "grey",
        "may_lead": leads and held.lead_id != actor.membership_id,
        "crumbs": _crumbs(_("Handed over")),
    }
    return render(request, "safeguarding/adults/handed.html", context)


@page(KEEP_CONCERNS)
@require_POST
def lead(request: Request, handed_concern_id: UUID) -> HttpResponse:
    """Take the lead: a button."""
    held = _at(request, handed_concern_id)

    def act(version: int) -> object:
        return actions.lead_handed_concern(
            handed=held, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("You lead this now."), _url(held))


@page(KEEP_CONCERNS)
def write(request: Request, handed_concern_id: UUID) -> HttpResponse:
    """Say on which record it was written."""
    held = _at(request, handed_concern_id)
    form = WriteForm(
        request.POST or None, concerns=queries.concerns(), initial={"version": held.version}
    )

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.write_handed_concern(handed=held, concern=data["concern"], **seen)

    return ask_step(request, form, do, _words(held, _("It is written on a record")))


@page(KEEP_CONCERNS)
def close(request: Request, handed_concern_id: UUID) -> HttpResponse:
    """Close it."""
    held = _at(request, handed_concern_id)
    form = CloseForm(request.POST or None, initial={"version": held.version})

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.close_handed_concern(handed=held, why=data["why"], **seen)

    return ask_step(request, form, do, _words(held, _("No concern: close it")))


def _at(request: Request, handed_id: UUID) -> HandedConcern:
    try:
        return actions.open_handed_concern(handed_id=handed_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404(str(handed_id)) from closed


def _url(held: HandedConcern) -> str:
    return reverse("safeguarding:handed_concern", args=(held.id,))


def _crumbs(*more: Item | str) -> list[Item]:
    head = Item(_("Adults at risk"), reverse("safeguarding:adults"))
    return [head, *(each if isinstance(each, Item) else Item(each, "") for each in more)]


def _words(held: HandedConcern, title: str) -> Asked:
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=_url(held),
        crumbs=_crumbs(Item(_("Handed over"), _url(held)), title),
    )
