"""A request on one person's record: asked, looked at piece by piece, released and given."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.governance.models import AccessItem, AccessRequest
from wayside.governance.retention import queries as retention
from wayside.governance.subject_access import actions, queries
from wayside.governance.subject_access.actions import Asked
from wayside.governance.subject_access.actions.answering import Decided
from wayside.governance.subject_access.document import TEMPLATE, Document, document
from wayside.governance.subject_access.forms import AskForm, GivenForm, HoldBackForm
from wayside.governance.subject_access.permissions import ANSWER_ACCESS
from wayside.governance.subject_access.presenters import of_items, of_request
from wayside.governance.subject_access.rules import BUTTONS
from wayside.governance.subject_access.vocabulary import (
    AccessState,
    AskedHow,
    Decision,
    Handed,
    IdentityCheck,
)
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.editing import press_seen, unless_met, verb_in
from wayside.web.exports import attachment
from wayside.web.paging import paged
from wayside.web.pdf import typst_pdf
from wayside.web.states import NotNow

PAGE = "governance:access"


@page(ANSWER_ACCESS)
def access(request: Request, person_id: UUID) -> HttpResponse:
    """Where the latest stands, and each piece."""
    person = person_at(request, person_id)
    opened = actions.open_access(person=person, by=request.actor, now=clock.now())
    held, me = opened.request, request.actor.person_id
    shown = held and of_request(held, today=clock.today(), deciders=queries.deciders(held), me=me)
    context = {
        **page_about(request, person, _("What is kept of them")),
        "shown": shown,
        "items": paged(request, of_items(opened.items)),
        "is_redacting": bool(held and held.state == AccessState.REDACTING),
        "is_released": bool(held and held.state in (AccessState.RELEASED, AccessState.DELIVERED)),
    }
    return render(request, "governance/access/page.html", context)


@page(ANSWER_ACCESS)
def receive(request: Request, person_id: UUID) -> HttpResponse:
    """Somebody asks."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.receive_access(
            person=person,
            asked=Asked(
                data["asked_date"],
                AskedHow(data["how"]),
                IdentityCheck(data["identity"]),
                data["identity_words"],
            ),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    form = AskForm(request.POST or None, initial={"asked_date": clock.today()})
    note = _("It need not be in writing, and it is free. The time runs from the day they asked.")
    words = asked_about(person, _("They ask what is kept of them"), PAGE, note=note)
    return ask(request, form, do, words)


@page(ANSWER_ACCESS)
@require_POST
def move(request: Request, person_id: UUID) -> HttpResponse:
    """A step without a question: a button."""
    person, held = _at(request, person_id)
    verb = verb_in(request, BUTTONS)
    by, now = request.actor, clock.now()

    def act(version: int) -> object:
        seen: dict[str, Any] = {"request": held, "expected_version": version, "by": by, "now": now}
        if verb == "collect":
            return actions.collect_access(person=person, **seen)
        return actions.move_access(verb=verb, **seen)

    return press_seen(request, act, _("Noted."), _back(person))


@page(ANSWER_ACCESS)
@require_POST
def give(request: Request, person_id: UUID, access_item_id: UUID) -> HttpResponse:
    """Give a piece as it is: a button."""
    person, held = _at(request, person_id)
    item = _item(held, access_item_id)

    def act(version: int) -> object:
        return actions.decide_item(
            item=item,
            decided=Decided(Decision.GIVE),
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    return press_seen(request, act, _("It is given."), _back(person))


@page(ANSWER_ACCESS)
def hold_back(request: Request, person_id: UUID, access_item_id: UUID) -> HttpResponse:
    """Hold a piece back, or words of it."""
    person, held = _at(request, person_id)
    item = _item(held, access_item_id)

    def do(data: dict[str, Any]) -> object:
        decided = Decided(
            Decision(data["decision"]),
            data["code"],
            data["reason"],
            tuple(data["passages"].splitlines()),
        )
        return unless_met(
            lambda: actions.decide_item(
                item=item,
                decided=decided,
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    initial = {"version": item.version, "code": item.code, "reason": item.reason}
    words = asked_about(person, _("Hold it back"), PAGE, note=item.value)
    return ask(request, HoldBackForm(request.POST or None, initial=initial), do, words)


@page(ANSWER_ACCESS)
def deliver(request: Request, person_id: UUID) -> HttpResponse:
    """Note that it was given."""
    person, held = _at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.deliver_access(
                request=held,
                handed=Handed(data["handed"]),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    words = asked_about(person, _("It was given"), PAGE)
    form = GivenForm(request.POST or None, initial={"version": held.version})
    return ask(request, form, do, words)


@page(ANSWER_ACCESS)
def as_pdf(request: Request, person_id: UUID) -> HttpResponse:
    """The file to print."""
    made = _document(request, person_id)
    return attachment(
        typst_pdf(TEMPLATE, made.as_paper(), now=made.made_at),
        filename="what-is-kept.pdf",
        content_type="application/pdf",
    )


@page(ANSWER_ACCESS)
def as_json(request: Request, person_id: UUID) -> HttpResponse:
    """The same for a program."""
    made = _document(request, person_id)
    response = JsonResponse(made.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    return attachment(
        response.content, filename="what-is-kept.json", content_type="application/json"
    )


def _document(request: Request, person_id: UUID) -> Document:
    person, held = _at(request, person_id)
    now = clock.now()
    try:
        items = actions.make_file(request=held, by=request.actor, now=now)
    except NotNow as refused:
        raise Http404(str(refused)) from refused
    kept = retention.months(retention.in_force(held.controller_id, on=clock.day_of(now)))
    months = max(kept.record, default=None)
    return document(held, items, called=person.called, months=months, now=now)


def _at(request: Request, person_id: UUID) -> tuple[Person, AccessRequest]:
    person = person_at(request, person_id)
    held = queries.request_of(person)
    if held is None:
        raise Http404(str(person_id))
    return person, held


def _item(held: AccessRequest, item_id: UUID) -> AccessItem:
    item = queries.item_of(held, item_id)
    if item is None:
        raise Http404(str(item_id))
    return item


def _back(person: Person) -> str:
    return reverse(PAGE, args=(person.id,))
