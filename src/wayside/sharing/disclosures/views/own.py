"""Disclosures of one's own agency: of somebody, waiting for a second person, one by one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access import gates
from wayside.access.gates import page
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.disclosures import actions, queries, rules
from wayside.sharing.disclosures.forms import DeclineForm
from wayside.sharing.disclosures.permissions import APPROVE_DISCLOSURES, DISCLOSE
from wayside.sharing.disclosures.vocabulary import WAITS, DisclosureState
from wayside.sharing.models import Disclosure
from wayside.sharing.reach import lines, reach_in
from wayside.sharing.views.framing import framed
from wayside.sharing.views.opening import subject_at
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(DISCLOSE)
def disclosures(request: gates.Request, subject_id: UUID) -> HttpResponse:
    """What was disclosed of somebody."""
    subject = subject_at(subject_id)
    rows = actions.list_disclosures(subject=subject, by=request.actor, now=clock.now())
    frame = framed(request, subject_id)
    context = {
        "disclosures": paged(request, rows, per_page=20),
        "subject_id": subject_id,
        "frame": frame,
        "crumbs": [*frame.crumbs, Item(_("Disclosed"), "")],
    }
    return render(request, "sharing/disclosures.html", context)


@page(APPROVE_DISCLOSURES)
def waiting(request: gates.Request) -> HttpResponse:
    """What waits for a second person at one's agency."""
    rows = queries.waiting(now=clock.now())
    return render(request, "sharing/disclosures.html", {"disclosures": paged(request, rows)})


@page(DISCLOSE)
def disclosure(request: gates.Request, disclosure_id: UUID) -> HttpResponse:
    """One disclosure, with its reasons."""
    held = actions.read_disclosure(held=_at(disclosure_id), by=request.actor, now=clock.now())
    frame = framed(request, held.subject_id)
    back = reverse("sharing:disclosures", args=[held.subject_id])
    is_mine = held.made_by_person_id == request.actor.person_id
    waits = held.state in WAITS
    urgent = held.state == DisclosureState.URGENT
    context = {
        "disclosure": held,
        "frame": frame,
        "crumbs": [*frame.crumbs, Item(_("Disclosed"), back), Item(_("Disclosure"), "")],
        "categories": [Category(each).label for each in held.categories],
        "text": held.snapshot.get("text", ""),
        "lines": lines(held.snapshot),
        "has_reach": reach_in(held.snapshot) is not None,
        "delivery": queries.delivery_of(held),
        "may_decide": waits and not is_mine,
        "is_mine": waits and is_mine,
        "urgent": urgent,
        "may_close": rules.DISCLOSURE.can(held.state, "close") and (is_mine or not urgent),
    }
    return render(request, "sharing/disclosure.html", context)


@page(APPROVE_DISCLOSURES)
@require_POST
def approve(request: gates.Request, disclosure_id: UUID) -> HttpResponse:
    """Approve it, as the second person."""
    held = _at(disclosure_id)
    return press(
        request,
        lambda: actions.approve_disclosure(held=held, by=request.actor, now=clock.now()),
        _("It is approved, and open to the recipient until its day."),
        _url(disclosure_id),
    )


@page(APPROVE_DISCLOSURES)
def decline(request: gates.Request, disclosure_id: UUID) -> HttpResponse:
    """Decline it, saying why; an emergency is closed by that."""
    held = _at(disclosure_id)
    urgent = held.state == DisclosureState.URGENT

    def do(data: dict[str, Any]) -> object:
        return actions.decline_disclosure(
            held=held, note=data["note"], by=request.actor, now=clock.now()
        )

    title = _("Close the emergency disclosure") if urgent else _("Decline the disclosure")
    closed = _("It is closed. The recipient is asked to delete what it kept.")
    words = Asked(
        title=title,
        submit=title,
        said=closed if urgent else _("It is declined."),
        back=_url(disclosure_id),
        crumbs=[Item(_("Disclosure"), _url(disclosure_id)), Item(title, "")],
        kind="warning",
    )
    return ask(request, DeclineForm(request.POST or None), do, words)


@page(DISCLOSE)
@require_POST
def close(request: gates.Request, disclosure_id: UUID) -> HttpResponse:
    """Close it before its time."""
    held = _at(disclosure_id)
    return press(
        request,
        lambda: actions.close_disclosure(held=held, by=request.actor, now=clock.now()),
        _("It is closed. The recipient is asked to delete what it kept."),
        _url(disclosure_id),
    )


def _at(disclosure_id: UUID) -> Disclosure:
    try:
        return queries.disclosure(disclosure_id)
    except Disclosure.DoesNotExist as gone:
        raise Http404(str(disclosure_id)) from gone


def _url(disclosure_id: UUID) -> str:
    return reverse("sharing:disclosure", args=[disclosure_id])
