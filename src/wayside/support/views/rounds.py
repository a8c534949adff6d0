"""Out on the street: who was met, in two taps, or only how many."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people import actions as people
from wayside.people.actions import Details, NotOpenError
from wayside.people.forms.identity import RegisterForm
from wayside.people.models import Person
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.support import actions, queries
from wayside.support.actions import Told
from wayside.support.forms.meetings import CountForm, RoundForm
from wayside.support.permissions import NOTE_MEETINGS
from wayside.support.views.newcomers import write_down
from wayside.support.vocabulary import Given, Met
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import carried_out
from wayside.web.navigation import Item


@page(NOTE_MEETINGS)
def met(request: Request) -> HttpResponse:
    """My people as buttons: one tap notes a meeting like the last one of this round."""
    form = RoundForm(request.POST or None, initial=_as_last(request), actor=request.actor)
    chosen = request.POST.get("person", "")
    if "new" in request.POST and form.is_valid():
        return redirect(f"{reverse('support:met_new')}?{_kept(form.cleaned_data)}")

    def act() -> object:
        return actions.note_meeting(
            person=_person(request, chosen),
            told=_told(form.cleaned_data),
            form_id=form.cleaned_data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    if carried_out(request, form, act):
        messages.success(request, _("Noted. Add what you talked about when there is time."))
        return redirect("support:met")
    own = people.list_own(by=request.actor, now=clock.now())
    return render(request, "support/met.html", {"form": form, "people": own})


@page(SUPPORT_PEOPLE)
def met_new(request: Request) -> HttpResponse:
    """Somebody new, with what was tapped: how, where and what was given go with them."""
    tapped = RoundForm(request.GET, actor=request.actor)
    if not tapped.is_valid():
        return redirect("support:met")

    def act(details: Details, data: dict[str, Any]) -> Person:
        return actions.note_newcomer(
            details=details,
            first_met=data["first_met"],
            told=_told(tapped.cleaned_data),
            form_id=tapped.cleaned_data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    return write_down(request, RegisterForm, {}, act, title=_("Write down whom you met"))


@page(NOTE_MEETINGS)
def count(request: Request) -> HttpResponse:
    """People met who are only counted."""
    form = CountForm(request.POST or None, initial=_as_last(request), actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        return actions.count_meetings(
            people=data["people"],
            told=_told(data),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    title = _("Count people met")
    words = Asked(
        title=title,
        submit=_("Count"),
        said=_("Counted."),
        back=reverse("support:met"),
        crumbs=[Item(_("Who did you meet?"), reverse("support:met")), Item(title, "")],
        note=_("Nothing about anybody is kept: only how many, where and what was given."),
    )
    return ask(request, form, do, words)


def _kept(data: dict[str, Any]) -> str:
    """What was tapped, for the next page's address: a ward and no closer, nothing of anybody."""
    names = {"how": data["how"], "ward": data["ward"].id, "given": data["given"]}
    return urlencode({**names, "form_id": data["form_id"]}, doseq=True)


def _as_last(request: Request) -> dict[str, Any]:
    last = queries.last_meeting(of=request.actor, now=clock.now())
    return {"how": last.how, "ward": last.ward_id, "given": last.given} if last else {}


def _told(data: dict[str, Any]) -> Told:
    given = tuple(map(Given, data["given"]))
    return Told(met_at=clock.now(), how=Met(data["how"]), ward=data["ward"], given=given)


def _person(request: Request, chosen: str) -> Any:
    try:
        return people.open_record(person_id=UUID(chosen), by=request.actor, now=clock.now())
    except (NotOpenError, ValueError) as nobody:
        raise Http404 from nobody
