"""Who may open this."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.people.who_opens import actions, queries
from wayside.people.who_opens.forms import LetInForm, LockForm
from wayside.people.who_opens.permissions import DECIDE_ACCESS
from wayside.sharing import actions as sharing
from wayside.sharing.vocabulary import Because
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.clock import LONDON
from wayside.web.editing import press
from wayside.web.navigation import Item


@page(DECIDE_ACCESS)
def access(request: Request, person_id: UUID) -> HttpResponse:
    """Who may open a record, and who is locked out."""
    person = person_at(request, person_id)
    found = actions.list_access(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Who may open this")),
        "open_to": [each for each in found if not each.denied],
        "locked_out": [each for each in found if each.denied],
    }
    return render(request, "people/who_opens/page.html", context)


@page(DECIDE_ACCESS)
def let_in(request: Request, person_id: UUID) -> HttpResponse:
    """Let a colleague in, until a day or for good."""
    person = person_at(request, person_id)
    form = LetInForm(request.POST or None, actor=request.actor, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        until = data["until"]
        return sharing.grant(
            subject=person.subject,
            to=data["colleague"],
            because=Because(data["because"]),
            until_at=until and datetime.combine(until + timedelta(days=1), time(), tzinfo=LONDON),
            by=request.actor,
            now=clock.now(),
        )

    words = _words(person, _("Let a colleague in"), _("Let in"), _("The colleague is let in."))
    return ask(request, form, do, words)


@page(DECIDE_ACCESS)
def lock_out(request: Request, person_id: UUID) -> HttpResponse:
    """Lock a worker out, for a conflict of interest."""
    person = person_at(request, person_id)
    form = LockForm(request.POST or None, actor=request.actor, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        return sharing.lock_out(
            subject=person.subject, person=data["worker"], by=request.actor, now=clock.now()
        )

    words = _words(
        person, _("Lock a worker out"), _("Lock out"), _("The worker is locked out."),
        kind="warning",
    )  # fmt: skip
    return ask(request, form, do, words)


@page(DECIDE_ACCESS)
@require_POST
def end(request: Request, person_id: UUID, grant_id: UUID) -> HttpResponse:
    """End an access, or a lock."""
    person = person_at(request, person_id)
    now = clock.now()
    held = queries.grant_of(person, grant_id, now=now)
    if held is None:
        raise Http404(str(grant_id))
    return press(
        request,
        lambda: sharing.end_grant(held=held, by=request.actor, now=now),
        _("It has ended."),
        _url(person),
    )


def _url(person: Person) -> str:
    return reverse("people:access", args=[person.id])


def _words(person: Person, title: str, submit: str, said: str, *, kind: str = "primary") -> Asked:
    trail = crumbs(crumb_of(person), Item(_("Who may open this"), _url(person)), title)
    return Asked(title=title, submit=submit, said=said, back=_url(person), crumbs=trail, kind=kind)
