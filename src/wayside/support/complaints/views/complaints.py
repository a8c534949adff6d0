"""Feedback and complaints: written down, looked at elsewhere, answered."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.people.views.opening import person_at
from wayside.sharing.reach import Reach
from wayside.sharing.views.reaching import Stop, shown_on_asking
from wayside.support.complaints import actions, queries
from wayside.support.complaints.actions import ToldComplaint
from wayside.support.complaints.forms.complaints import ComplaintForm, ReplyForm
from wayside.support.complaints.permissions import ANSWER_COMPLAINTS, TELL_COMPLAINTS
from wayside.support.complaints.vocabulary import About, ComplaintKind, ReplyKind
from wayside.support.models import Complaint
from wayside.support.periods.permissions import SET_PERIODS
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item
from wayside.web.paging import paged

TITLES = {
    ReplyKind.ACKNOWLEDGED: gettext_lazy("Acknowledge it"),
    ReplyKind.ANSWERED: gettext_lazy("Answer it"),
    ReplyKind.TOLD: gettext_lazy("Note that the answer was told"),
}


@page(TELL_COMPLAINTS)
def complaints(request: Request) -> HttpResponse:
    """Those I wrote down, and those my agency looks at."""
    found = actions.list_complaints(by=request.actor, now=clock.now())
    context = {
        "may_set": request.actor.may(SET_PERIODS),
        "complaints": paged(request, [(each, _state(each)) for each in found]),
        "crumbs": [Item(_("Feedback and complaints"), "")],
    }
    return render(request, "support/complaints/list.html", context)


@page(TELL_COMPLAINTS)
def add(request: Request) -> HttpResponse:
    """Write one down, of somebody without a record here."""
    return _added(request, None)


@page(TELL_COMPLAINTS)
def add_of(request: Request, person_id: UUID) -> HttpResponse:
    """Write one down, of somebody supported."""
    return _added(request, person_at(request, person_id))


@page(TELL_COMPLAINTS)
def complaint(request: Request, complaint_id: UUID) -> HttpResponse:
    """One of them, with what came of it."""
    found = _at(request, complaint_id)
    kind = queries.may_reply(found, actor=request.actor, today=clock.today())
    context = {
        "complaint": found,
        "state": _state(found),
        "next": str(TITLES[kind]) if kind else "",
        "may_reach": request.actor.may(ANSWER_COMPLAINTS),
        "crumbs": _crumbs(str(found.get_kind_display())),
    }
    return render(request, "support/complaints/one.html", context)


@page(ANSWER_COMPLAINTS)
def reach(request: Request, complaint_id: UUID) -> HttpResponse:
    """A full stop before a number; then it is shown, once."""
    found = _at(request, complaint_id)
    title, back = _("How to answer them"), reverse("support:complaint", args=(found.id,))

    def show() -> Reach:
        return actions.show_complaint_reach(complaint=found, by=request.actor, now=clock.now())

    return shown_on_asking(
        request, show, Stop(title, _crumbs(title), back, _("Back")), caption=_way
    )


@page(TELL_COMPLAINTS)
def reply(request: Request, complaint_id: UUID) -> HttpResponse:
    """The next reply, for who is to give it; others are led back."""
    found = _at(request, complaint_id)
    kind = queries.may_reply(found, actor=request.actor, today=clock.today())
    back = reverse("support:complaint", args=(found.id,))
    if kind is None:
        return redirect(back)

    def do(data: dict[str, Any]) -> object:
        return actions.reply_complaint(
            complaint=found, kind=kind, words=data["words"], by=request.actor, now=clock.now()
        )

    return ask(request, ReplyForm(request.POST or None), do, _words(str(TITLES[kind]), back))


def _added(request: Request, person: Person | None) -> HttpResponse:
    form = ComplaintForm(request.POST or None, actor=request.actor, today=clock.today())

    def do(data: dict[str, Any]) -> object:
        given = ToldComplaint(
            ComplaintKind(data["kind"]), About(data["about"]), data["about_agency"],
            data["handled_by"], data["words"], data["wanted"], data["named"],
        )  # fmt: skip
        return actions.tell_complaint(
            person=person, given=given, form_id=data["form_id"], by=request.actor, now=clock.now()
        )

    words = _words(
        _("Feedback or a complaint"),
        reverse("support:complaints"),
        lead=person.called if person else "",
    )
    return ask(request, form, do, words)


def _at(request: Request, complaint_id: UUID) -> Complaint:
    try:
        return actions.read_complaint(complaint_id=complaint_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404 from closed


def _state(about: Complaint) -> str:
    replies = list(about.replies.all())
    return str(replies[-1].get_kind_display()) if replies else _("Waits to be acknowledged")


def _way(reach: Reach) -> str:
    return reach.kind


def _crumbs(title: str) -> list[Item]:
    return [Item(_("Feedback and complaints"), reverse("support:complaints")), Item(title, "")]


def _words(title: str, back: str, *, lead: str = "") -> Asked:
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=back,
        crumbs=_crumbs(title),
        lead=lead,
        note=_("Nobody is treated worse for what they say here."),
    )
