"""What one person asks to be put right or erased: asked, decided, and told."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.governance.models import RightAbout
from wayside.governance.rights import actions, queries
from wayside.governance.rights.actions import Asked, Decided
from wayside.governance.rights.forms import AskRightForm, RefuseForm
from wayside.governance.rights.permissions import ANSWER_RIGHTS
from wayside.governance.rights.presenters import of_person
from wayside.governance.rights.rules import BUTTONS
from wayside.governance.rights.vocabulary import RightKind
from wayside.governance.subject_access.vocabulary import AskedHow
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.editing import press_seen, unless_met, verb_in

PAGE = "governance:rights"


@page(ANSWER_RIGHTS)
def rights(request: Request, person_id: UUID) -> HttpResponse:
    """What they asked for, and what became of it."""
    person = person_at(request, person_id)
    found = actions.open_rights(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Asked to put right or erase")),
        "rows": of_person(found, today=clock.today(), by=request.actor),
    }
    return render(request, "governance/rights/page.html", context)


@page(ANSWER_RIGHTS)
def receive(request: Request, person_id: UUID) -> HttpResponse:
    """Somebody asks."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        asked = Asked(
            RightKind(data["kind"]), data["asked_date"], AskedHow(data["how"]), data["wants"]
        )
        return actions.receive_right(
            person=person,
            asked=asked,
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    form = AskRightForm(request.POST or None, initial={"asked_date": clock.today()})
    note = _("It need not be in writing, and it is free. The time runs from the day they asked.")
    words = asked_about(person, _("They ask to put right or erase"), PAGE, note=note)
    return ask(request, form, do, words)


@page(ANSWER_RIGHTS)
@require_POST
def agree(request: Request, person_id: UUID, right_id: UUID) -> HttpResponse:
    """Agree to it: a button."""
    person, about = _at(request, person_id, right_id)

    def act(version: int) -> object:
        return actions.decide_right(
            person=person,
            about=about,
            decided=Decided("agree"),
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    return press_seen(request, act, _("It is agreed."), _back(person))


@page(ANSWER_RIGHTS)
def refuse(request: Request, person_id: UUID, right_id: UUID) -> HttpResponse:
    """Refuse it, on a ground of the law."""
    person, about = _at(request, person_id, right_id)

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.decide_right(
                person=person,
                about=about,
                decided=Decided("refuse", data["ground"], data["reason"]),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    held = about.request
    form = RefuseForm(request.POST or None, kind=held.kind, initial={"version": held.version})
    return ask(request, form, do, asked_about(person, _("Refuse it"), PAGE, note=about.wants))


@page(ANSWER_RIGHTS)
@require_POST
def move(request: Request, person_id: UUID, right_id: UUID) -> HttpResponse:
    """A step without a question: a button."""
    person, about = _at(request, person_id, right_id)
    verb = verb_in(request, BUTTONS)

    def act(version: int) -> object:
        return actions.move_right(
            about=about, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(person))


def _at(request: Request, person_id: UUID, right_id: UUID) -> tuple[Person, RightAbout]:
    person = person_at(request, person_id)
    about = queries.about_at(person, right_id)
    if about is None:
        raise Http404(str(right_id))
    return person, about


def _back(person: Person) -> str:
    return reverse(PAGE, args=(person.id,))
