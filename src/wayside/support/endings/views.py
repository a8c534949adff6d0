"""When support of somebody began and ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.vocabulary import RecordState
from wayside.support.endings import actions, queries
from wayside.support.endings.actions import Review
from wayside.support.endings.forms import BeginAgainForm, EndForm
from wayside.support.endings.permissions import END_SUPPORT
from wayside.support.endings.presenters import shown
from wayside.support.endings.vocabulary import EndReason
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.collisions import Collision
from wayside.web.editing import carried_out


@page(END_SUPPORT)
def endings(request: Request, person_id: UUID) -> HttpResponse:
    """Each time of support, and the way to end it or to begin again."""
    person = person_at(request, person_id)
    context = {
        **page_about(request, person, _("When support began and ended")),
        "endings": actions.read_endings(person=person, by=request.actor, now=clock.now()),
        "is_closed": person.state == RecordState.CLOSED,
    }
    return render(request, "support/endings/page.html", context)


@page(END_SUPPORT)
def close(request: Request, person_id: UUID) -> HttpResponse:
    """End support with a review; first is told what goes on and would be left to nobody."""
    person = person_at(request, person_id)
    form = EndForm(request.POST or None, initial={"version": person.version})

    def do() -> object:
        data = form.cleaned_data
        return actions.close_record(
            person=person,
            told_of=Review(
                EndReason(data["reason"]), data["review"], data["own_words"], data["if_back"]
            ),
            expected_version=data["version"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Nothing is lost: the record stays, and support can begin again on any day.")
    words = _words(person, _("End support"), _("Support has ended."), note)
    try:
        done = carried_out(request, form, do)
    except Collision as met:
        messages.error(request, str(met))
        return redirect(words.back)
    if done:
        messages.success(request, words.said)
        return redirect(words.back)
    context = {
        "form": form,
        "words": words,
        "crumbs": words.crumbs,
        "still_open": shown(queries.still_open(person, now=clock.now())),
    }
    return render(request, "support/endings/close.html", context)


@page(END_SUPPORT)
def reopen(request: Request, person_id: UUID) -> HttpResponse:
    """Begin support again."""
    person = person_at(request, person_id)
    form = BeginAgainForm(request.POST or None, initial={"version": person.version})

    def do(data: dict[str, Any]) -> object:
        return actions.reopen_record(
            person=person,
            because=data["because"],
            expected_version=data["version"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Recheck first every way to reach this person. What ended stays on record.")
    words = _words(person, _("Begin support again"), _("Support goes on."), note)
    try:
        return ask(request, form, do, words)
    except Collision as met:
        messages.error(request, str(met))
        return redirect(words.back)


def _words(person: Person, title: str, said: str, note: str) -> Asked:
    return asked_about(person, title, "support:endings", submit=title, said=said, note=note)
