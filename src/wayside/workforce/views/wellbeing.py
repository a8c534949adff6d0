"""How one is after a patrol: to say, to read again, to take back; and what the lead reads."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.workforce import actions, queries
from wayside.workforce.forms.wellbeing import CheckInForm, TakeBackForm
from wayside.workforce.models import Worker
from wayside.workforce.permissions import CHECK_IN
from wayside.workforce.queries.leads import deciding_roles
from wayside.workforce.views.opening import (
    area_at,
    found,
)
from wayside.workforce.vocabulary import HowAreYou


@page(CHECK_IN)
def check_in(request: Request, area: str) -> HttpResponse:
    """Say how one is after a night; the page says first who will read it."""
    at = area_at(request, area)
    worker = queries.own_worker(at, of=request.actor)
    if worker is None:
        return render(request, "workforce/my_time.html", {"area": at, "worker": None})
    back = reverse("workforce:check_ins", args=(at.slug,))
    lead = worker.wellbeing_lead
    named = {"lead": lead.id if lead else None}
    form = CheckInForm(request.POST or None, initial={"night": _night(request), **named})

    def do(data: dict[str, Any]) -> object:
        form.data = {**request.POST.dict(), "lead": str(named["lead"] or "")}
        return actions.check_in(
            worker=worker,
            night=data["night"],
            how=HowAreYou(data["how"]),
            wants_to_talk=data["wants_to_talk"],
            text=data["text"],
            told_lead_id=data["lead"],
            by=request.actor,
            now=clock.now(),
        )

    words = Asked(
        title=_("How are you after the patrol?"),
        submit=_("Send"),
        said=_("Thank you. You can take it back at any time."),
        back=back,
        crumbs=[Item(at.name, ""), Item(_("Check-ins"), back), Item(_("How are you?"), "")],
        lead=_("Read by you and %(lead)s, and by nobody else") % {"lead": lead.name}
        if lead
        else _("Read by you alone: no wellbeing lead is named yet"),
        note=_about_lead(worker),
    )
    return ask(request, form, do, words)


@page(CHECK_IN)
def check_ins(request: Request, area: str) -> HttpResponse:
    """What one has said, and what names one as the lead."""
    at, now = area_at(request, area), clock.now()
    context = {
        "area": at,
        "own": actions.read_own_check_ins(by=request.actor, now=now),
        "to_read": actions.read_check_ins(by=request.actor, now=now),
    }
    return render(request, "workforce/check_ins.html", context)


@page(CHECK_IN)
@require_POST
def take_back(request: Request, area: str) -> HttpResponse:
    """Delete what one has said."""
    at = area_at(request, area)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        raise Http404
    mine = found(lambda: queries.own_check_in(form.cleaned_data["check_in"], of=request.actor))
    return press(
        request,
        lambda: actions.take_check_in_back(check_in=mine, by=request.actor, now=clock.now()),
        _("It is deleted."),
        reverse("workforce:check_ins", args=(at.slug,)),
    )


def _about_lead(worker: Worker) -> str:
    """Who the lead is beside that, said before anybody answers: nobody is to tell somebody who
    decides about them without knowing it."""
    lead = worker.wellbeing_lead
    if lead is None:
        return _("The coordinator names your wellbeing lead. You can ask for somebody you trust.")
    also = deciding_roles(lead, worker.area, on=clock.today())
    if not also:
        return _(
            "The coordinator named %(lead)s, who decides nothing about your patrols. You can ask "
            "for somebody else."
        ) % {"lead": lead.name}
    return _(
        "The coordinator named %(lead)s, who also decides about your patrols, as: %(roles)s. You "
        "can ask for somebody else, and need not write anything."
    ) % {"lead": lead.name, "roles": ", ".join(also)}


def _night(request: Request) -> object:
    """The night that a link names, else today."""
    try:
        return parse_date(request.GET.get("night", "")) or clock.today()
    except ValueError:
        return clock.today()
