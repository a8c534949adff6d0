"""The inbox, and one handover: opened, taken up, dealt with, passed on."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.sharing.handovers import actions, queries
from wayside.sharing.handovers.forms import AnswerForm, PassOnForm, TakeUpForm
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.presenters import row, said
from wayside.sharing.handovers.rules import HANDOVER
from wayside.sharing.handovers.ways import ways_from
from wayside.sharing.models import Handover
from wayside.sharing.reach import Reach, reach_in
from wayside.sharing.views.reaching import Stop, shown_on_asking
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item
from wayside.web.paging import paged

STEPS = ("take_up", "answer", "pass_on")


@page(RECEIVE_HANDOVERS)
def inbox(request: Request) -> HttpResponse:
    """What waits, the first due first; what was done, folded below."""
    now = clock.now()
    waiting = paged(request, queries.waiting())
    done = list(queries.ended()[:20])
    shown = [*waiting, *done]
    actions.list_handovers(shown=shown, by=request.actor, now=now)
    context = {
        "waiting": [row(each, now=now) for each in waiting],
        "paged": waiting,
        "done": [row(each, now=now) for each in done],
    }
    return render(request, "sharing/handovers.html", context)


@page(RECEIVE_HANDOVERS)
def handover(request: Request, handover_id: UUID) -> HttpResponse:
    """One handover, opened."""
    now = clock.now()
    opened = actions.open_handover(handover=_at(handover_id), by=request.actor, now=now)
    shown = row(opened.handover, now=now)
    context = {
        "handover": shown,
        "versions": [said(each) for each in opened.versions],
        "has_reach": reach_in(opened.versions[0].content) is not None,
        "answer": opened.handover.answer,
        "may": {each: HANDOVER.can(opened.handover.state, each) for each in STEPS},
        "ways": ways_from(opened.handover, actor=request.actor),
        "crumbs": _crumbs(shown.kind),
    }
    return render(request, "sharing/handover.html", context)


@page(RECEIVE_HANDOVERS)
def reach(request: Request, handover_id: UUID) -> HttpResponse:
    """A full stop before a number; then it is shown, once."""
    found = _at(handover_id)
    own = reverse("sharing:handover", args=[found.id])
    title = _("How to answer them")
    crumbs = [*_crumbs(found.get_kind_display(), own), Item(title, "")]

    def show() -> Reach:
        return actions.show_reach(handover=found, by=request.actor, now=clock.now())

    return shown_on_asking(request, show, Stop(title, crumbs, own, _("Back to the handover")))


@page(RECEIVE_HANDOVERS)
def take_up(request: Request, handover_id: UUID) -> HttpResponse:
    """Take it up, with an owner and a deadline."""
    found, now = _at(handover_id), clock.now()
    form = TakeUpForm(
        request.POST or None,
        owners=queries.owners(visible_to=request.actor, now=now),
        initial={"owner": request.actor.membership_id},
    )

    def do(data: dict[str, Any]) -> object:
        return actions.take_up_handover(
            handover=found,
            owner=data["owner"],
            deadline_at=form.deadline_at(),
            by=request.actor,
            now=now,
        )

    return ask(request, form, do, _words(found, _("Take it up"), _("It is taken up.")))


@page(RECEIVE_HANDOVERS)
def answer(request: Request, handover_id: UUID) -> HttpResponse:
    """Say what was done."""
    found = _at(handover_id)

    def do(data: dict[str, Any]) -> object:
        return actions.answer_handover(
            handover=found, answer=data["answer"], by=request.actor, now=clock.now()
        )

    words = _words(found, _("Deal with it"), _("It is dealt with."))
    return ask(request, AnswerForm(request.POST or None), do, words)


@page(RECEIVE_HANDOVERS)
def pass_on(request: Request, handover_id: UUID) -> HttpResponse:
    """Pass it on."""
    found = _at(handover_id)

    def do(data: dict[str, Any]) -> object:
        return actions.pass_on_handover(
            handover=found, to_agency=data["to_agency"], by=request.actor, now=clock.now()
        )

    form = PassOnForm(request.POST or None, actor=request.actor)
    inbox = reverse("sharing:handovers")
    return ask(request, form, do, _words(found, _("Pass it on"), _("It is passed on."), inbox))


def _at(handover_id: UUID) -> Handover:
    try:
        return queries.handover(handover_id)
    except Handover.DoesNotExist as gone:
        raise Http404(str(handover_id)) from gone


def _words(found: Handover, title: str, said: str, back: str = "") -> Asked:
    own = reverse("sharing:handover", args=[found.id])
    return Asked(
        title=title,
        submit=title,
        said=said,
        back=back or own,
        crumbs=[*_crumbs(found.get_kind_display(), own), Item(title, "")],
    )


def _crumbs(here: str, url: str = "") -> list[Item]:
    return [Item(_("Handovers"), reverse("sharing:handovers")), Item(here, url)]
