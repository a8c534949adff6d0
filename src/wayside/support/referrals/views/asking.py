"""Asking for help from outside: the public form, a telephone call, a referral from the field."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from wayside.access.actor import Actor
from wayside.access.gates import Request, page, public
from wayside.access.lockout import client_address
from wayside.sharing.handovers.permissions import HAND_OVER
from wayside.support.referrals import actions
from wayside.support.referrals.forms.asking import CallForm, FieldForm, PublicForm
from wayside.support.referrals.permissions import ANSWER_REFERRALS
from wayside.support.referrals.views.opening import crumbs
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.floods import Brake
from wayside.web.navigation import Item

PUBLIC = Brake("get-help", most=10, seconds=3600)
FORM = "get-help"


@public("anybody may ask for help, without an account and without a trace in the browser")
@csrf_exempt
def get_help(request: HttpRequest) -> HttpResponse:
    """Ask for help. There is no session here that a foreign page could use, so no cookie is set:
    nothing remains in the browser."""
    if request.method == "POST" and PUBLIC.is_over(client_address(request) or ""):
        return render(request, "support/referrals/too_many.html", status=429)
    form = PublicForm(request.POST or None, now=clock.now())
    if request.method != "POST" or not form.is_valid():
        return render(request, "support/referrals/get_help.html", {"form": form})
    wanted = form.wanted()
    by = Actor.service(FORM, permissions=(HAND_OVER,), area_ids=(wanted.area.id,))
    actions.ask_for_help(wanted=wanted, by=by, now=clock.now())
    return redirect("get_help:sent")


@public("says that it was sent, the same to everybody")
def sent(request: HttpRequest) -> HttpResponse:
    """It is sent; nothing of what was."""
    return render(request, "support/referrals/asked.html")


@page(ANSWER_REFERRALS)
def call(request: Request) -> HttpResponse:
    """Write down what somebody asks for by telephone."""
    form = CallForm(request.POST or None, actor=request.actor)

    def do(_data: dict[str, Any]) -> object:
        return actions.write_down_call(wanted=form.wanted(), by=request.actor, now=clock.now())

    title = _("Somebody rings for help")
    words = Asked(
        title=title,
        submit=_("Put it in the queue"),
        said=_("It waits with the handovers to your agency."),
        back=reverse("sharing:handovers"),
        crumbs=crumbs(title),
        note=_("Ask first whether it is safe to speak, and what to do if the call drops."),
    )
    return ask(request, form, do, words)


@page(HAND_OVER)
def from_field(request: Request) -> HttpResponse:
    """Refer somebody who agrees: it goes one way."""
    form = FieldForm(request.POST or None, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        return actions.refer_from_outside(
            wanted=form.wanted(),
            agreed=data["agreed"],
            may_tell=data["may_tell"] == "yes",
            by=request.actor,
            now=clock.now(),
        )

    title = _("Refer somebody")
    sent_by_you = reverse("sharing:sent_handovers")
    words = Asked(
        title=title,
        submit=_("Send it"),
        said=_("It is sent. You cannot read it again."),
        back=sent_by_you,
        crumbs=[Item(_("Handed over by you"), sent_by_you), Item(title, "")],
        note=_("The answer is the same whoever it is about. In an emergency call 999."),
    )
    return ask(request, form, do, words)
