"""Handing something over, and what became of it as far as its sender may know."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.sharing.handovers import actions, queries
from wayside.sharing.handovers.forms import CorrectForm, HandOverForm
from wayside.sharing.handovers.permissions import HAND_OVER, RECEIVE_HANDOVERS
from wayside.sharing.handovers.rules import CORRECTED_WITHIN
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(HAND_OVER)
def send(request: Request) -> HttpResponse:
    """Hand a concern or a referral over."""
    form = HandOverForm(request.POST or None, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        return actions.hand_over(
            kind=HandoverKind(data["kind"]),
            area=data["area"],
            to_agency=data["to_agency"],
            content=form.content(),
            by=request.actor,
            now=clock.now(),
        )

    title = _("Hand something over")
    words = Asked(
        title=title,
        submit=_("Hand it over"),
        said=_("It is sent. You learn here when it is received and taken up, and nothing else."),
        back=reverse("sharing:sent_handovers"),
        crumbs=_crumbs(title),
        note=_("In an emergency call 999. The answer is the same whoever it is about."),
    )
    return ask(request, form, do, words)


@page(HAND_OVER)
def sent(request: Request) -> HttpResponse:
    """What one has handed over."""
    now = clock.now()
    context = {
        "receipts": paged(request, actions.list_sent(by=request.actor, now=now), per_page=20),
        "correct_since": now - CORRECTED_WITHIN,
        "receives": request.actor.may(RECEIVE_HANDOVERS),
    }
    return render(request, "sharing/sent_handovers.html", context)


@page(HAND_OVER)
def correct(request: Request, receipt_id: UUID) -> HttpResponse:
    """Correct one's own words."""
    receipt = queries.receipts(of=request.actor).filter(id=receipt_id).first()
    if receipt is None:
        raise Http404(str(receipt_id))

    def do(data: dict[str, Any]) -> object:
        return actions.correct_handover(
            receipt=receipt, content=data, by=request.actor, now=clock.now()
        )

    title = _("Correct what you handed over")
    words = Asked(
        title=title,
        submit=_("Send the correction"),
        said=_("The correction is sent."),
        back=reverse("sharing:sent_handovers"),
        crumbs=_crumbs(title),
        lead=receipt.get_kind_display(),
    )
    return ask(request, CorrectForm(request.POST or None), do, words)


def _crumbs(here: str) -> list[Item]:
    return [Item(_("Handed over by you"), reverse("sharing:sent_handovers")), Item(here, "")]
