"""Who supervises whom, and the notes of a supervision."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.support.models import Supervision
from wayside.support.supervision import actions, queries
from wayside.support.supervision.actions import Talk
from wayside.support.supervision.forms import SupervisionForm, TalkForm
from wayside.support.supervision.permissions import SET_SUPERVISION, SUPERVISE
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.web.navigation import Item


@page(SUPERVISE)
def supervisions(request: Request) -> HttpResponse:
    """Who supervises me, and whom I supervise; for a lead, everybody's."""
    found = actions.list_supervision(by=request.actor, now=clock.now())
    own = {request.actor.membership_id}
    context = {
        "own": [each for each in found if own & {each.worker_id, each.supervisor_id}],
        "others": [each for each in found if not own & {each.worker_id, each.supervisor_id}],
        "may_set": request.actor.may(SET_SUPERVISION),
        "crumbs": [Item(_("Supervision"), "")],
    }
    return render(request, "support/supervision/list.html", context)


@page(SET_SUPERVISION)
def decide(request: Request) -> HttpResponse:
    """Decide who supervises a worker."""
    form = SupervisionForm(request.POST or None, actor=request.actor, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        return actions.set_supervision(
            worker=data["worker"], supervisor=data["supervisor"], by=request.actor, now=clock.now()
        )

    note = _("Notes of an earlier supervision stay with the two who wrote them.")
    words = _words(_("Who supervises whom"), reverse("support:supervisions"), note)
    return ask(request, form, do, words)


@page(SUPERVISE)
def notes(request: Request, supervision_id: UUID) -> HttpResponse:
    """What the two noted."""
    held = _held(request, supervision_id)
    context = {
        "supervision": held,
        "notes": actions.read_supervision(supervision=held, by=request.actor, now=clock.now()),
        "crumbs": [
            Item(_("Supervision"), reverse("support:supervisions")),
            Item(held.worker.person.name, ""),
        ],
    }
    return render(request, "support/supervision/notes.html", context)


@page(SUPERVISE)
def note(request: Request, supervision_id: UUID) -> HttpResponse:
    """Write a note of a talk."""
    held = _held(request, supervision_id)
    form = TalkForm(request.POST or None, initial={"held_date": clock.today()})

    def do(data: dict[str, Any]) -> object:
        return actions.note_supervision(
            supervision=held,
            talk=Talk(data["held_date"], data["words"], data["next_date"]),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    back = reverse("support:supervision_notes", args=(held.id,))
    return ask(request, form, do, _words(_("Note of a talk"), back))


@page(SET_SUPERVISION)
@require_POST
def end(request: Request, supervision_id: UUID) -> HttpResponse:
    """End a supervision: a button."""
    if not Supervision.objects.filter(id=supervision_id).exists():
        raise Http404(str(supervision_id))
    return press(
        request,
        lambda: actions.end_supervision(
            supervision_id=supervision_id, by=request.actor, now=clock.now()
        ),
        _("It has ended."),
        reverse("support:supervisions"),
    )


def _held(request: Request, supervision_id: UUID) -> Supervision:
    found = queries.supervision_of(supervision_id, part=request.actor)
    if found is None:
        raise Http404(str(supervision_id))
    return found


def _words(title: str, back: str, note: str = "") -> Asked:
    crumbs = [Item(_("Supervision"), reverse("support:supervisions")), Item(title, "")]
    return Asked(
        title=title, submit=_("Save"), said=_("Saved."), back=back, crumbs=crumbs, note=note
    )
