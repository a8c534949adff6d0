"""Volunteers: applications, checks, talks, readiness, and their answer to a match."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.support.peers import actions
from wayside.support.peers.actions import Application, OpenedVolunteer
from wayside.support.peers.forms import (
    ApplicationForm,
    CheckForm,
    ReadinessForm,
    VolunteerTalkForm,
)
from wayside.support.peers.permissions import MATCH_VOLUNTEERS, RUN_VOLUNTEERING
from wayside.support.peers.presenters import matches, rows, steps_of
from wayside.support.peers.rules import OF_RUNNERS, VOLUNTEER
from wayside.support.peers.vocabulary import CheckKind
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, verb_in
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(MATCH_VOLUNTEERS)
def volunteers(request: Request) -> HttpResponse:
    """The volunteers whom I run, supervise or may propose."""
    found = actions.list_volunteers(by=request.actor, now=clock.now())
    context = {
        "volunteers": paged(request, rows(found, today=clock.today())),
        "crumbs": [Item(_("Volunteers"), "")],
    }
    return render(request, "support/peers/list.html", context)


@page(MATCH_VOLUNTEERS)
def add(request: Request) -> HttpResponse:
    """Take down an application."""
    form = ApplicationForm(request.POST or None, actor=request.actor, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        application = Application(
            data["name"], data["supervisor"], data["reach"], data["offers"], data["is_peer"]
        )
        return actions.take_application(
            application=application, form_id=data["form_id"], by=request.actor, now=clock.now()
        )

    back = reverse("support:volunteers")
    title = _("An application to volunteer")
    trail = [Item(_("Volunteers"), back), Item(title, "")]
    note = _("Of somebody supported, take it down on their record: it stays behind it.")
    return ask(request, form, do, _words(title, back, trail, note))


@page(MATCH_VOLUNTEERS)
def volunteer(request: Request, volunteer_id: UUID) -> HttpResponse:
    """A volunteer's page: all of it for who runs volunteering or supervises them."""
    opened = _at(request, volunteer_id)
    held = opened.volunteer
    context = {
        "opened": opened,
        "volunteer": held,
        "steps": steps_of(held) if request.actor.may(RUN_VOLUNTEERING) else (),
        "may_run": request.actor.may(RUN_VOLUNTEERING),
        "matches": matches(opened.matches, OF_RUNNERS),
        "crumbs": _crumbs(opened, ""),
    }
    return render(request, "support/peers/one.html", context)


@page(RUN_VOLUNTEERING)
@require_POST
def move(request: Request, volunteer_id: UUID) -> HttpResponse:
    """Where a volunteer stands: a button."""
    held = _at(request, volunteer_id).volunteer
    verb = verb_in(request, {each.verb for each in VOLUNTEER})

    def act(version: int) -> object:
        return actions.move_volunteer(
            volunteer=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _url(volunteer_id))


@page(RUN_VOLUNTEERING)
def check(request: Request, volunteer_id: UUID) -> HttpResponse:
    """Note a check or a training."""

    def do(opened: OpenedVolunteer, data: dict[str, Any]) -> object:
        return actions.note_check(
            volunteer=opened.volunteer,
            kind=CheckKind(data["kind"]),
            done=data["done"],
            until=data["until"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Only that it was done and until when: no certificate and nothing that is in one.")
    return _asked(
        request, volunteer_id, CheckForm(request.POST or None), do, _("A check"), note=note
    )


@page(MATCH_VOLUNTEERS)
def talk(request: Request, volunteer_id: UUID) -> HttpResponse:
    """Note a talk in supervision."""

    def do(opened: OpenedVolunteer, data: dict[str, Any]) -> object:
        return actions.note_talk(
            volunteer=opened.volunteer,
            held=data["held"],
            next_date=data["next_date"],
            words=data["words"],
            by=request.actor,
            now=clock.now(),
        )

    form = VolunteerTalkForm(request.POST or None, initial={"held": clock.today()})
    return _asked(request, volunteer_id, form, do, _("A talk in supervision"), runs=True)


@page(MATCH_VOLUNTEERS)
def judge(request: Request, volunteer_id: UUID) -> HttpResponse:
    """Judge together with a peer supporter whether they are ready."""

    def do(opened: OpenedVolunteer, data: dict[str, Any]) -> object:
        return actions.judge_readiness(
            volunteer=opened.volunteer,
            is_ready=data["is_ready"] == "True",
            words=data["words"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Two people judge it, each together with them. It is no test, and not yet is not no.")
    form = ReadinessForm(request.POST or None)
    return _asked(request, volunteer_id, form, do, _("Ready to go along with somebody?"), note=note)


@page(MATCH_VOLUNTEERS)
@require_POST
def move_match(request: Request, volunteer_id: UUID, peer_match_id: UUID) -> HttpResponse:
    """What the volunteer says of a match, or that it ends: a button."""
    opened = _at(request, volunteer_id)
    held = next((each for each in opened.matches if each.id == peer_match_id), None)
    if held is None:
        raise Http404(str(peer_match_id))
    verb = verb_in(request, OF_RUNNERS)

    def act(version: int) -> object:
        return actions.move_match(
            match=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _url(volunteer_id))


def _asked(
    request: Request,
    volunteer_id: UUID,
    form: BaseForm,
    do: Callable[[OpenedVolunteer, dict[str, Any]], object],
    title: str,
    *,
    note: str = "",
    runs: bool = False,
) -> HttpResponse:
    opened = _at(request, volunteer_id)
    if runs and not opened.runs:
        raise Http404(str(volunteer_id))
    words = _words(title, _url(volunteer_id), _crumbs(opened, title), note)
    return ask(request, form, lambda data: do(opened, data), words)


def _at(request: Request, volunteer_id: UUID) -> OpenedVolunteer:
    try:
        return actions.open_volunteer(volunteer_id=volunteer_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404(str(volunteer_id)) from closed


def _crumbs(opened: OpenedVolunteer, title: str) -> list[Item]:
    head = Item(_("Volunteers"), reverse("support:volunteers"))
    own = Item(opened.volunteer.name, _url(opened.volunteer.id) if title else "")
    return [head, own, Item(title, "")] if title else [head, own]


def _url(volunteer_id: UUID) -> str:
    return reverse("support:volunteer", args=(volunteer_id,))


def _words(title: str, back: str, trail: list[Item], note: str = "") -> Asked:
    return Asked(
        title=title, submit=_("Save"), said=_("Saved."), back=back, crumbs=trail, note=note
    )
