"""Equality data on a record, and counted."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.support.equality import actions
from wayside.support.equality.actions import SAID
from wayside.support.equality.forms import EqualityForm
from wayside.support.equality.permissions import ASK_EQUALITY, COUNT_EQUALITY
from wayside.support.equality.presenters import answers, counted
from wayside.web import clock
from wayside.web.asking import Asked, ask_change
from wayside.web.navigation import Item


@page(ASK_EQUALITY)
def equality(request: Request, person_id: UUID) -> HttpResponse:
    """What somebody chose to say."""
    person = person_at(request, person_id)
    held = actions.open_equality(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Equality data")),
        "answers": answers(held) if held else [],
    }
    return render(request, "support/equality/page.html", context)


@page(ASK_EQUALITY)
def asked(request: Request, person_id: UUID) -> HttpResponse:
    """Ask, question by question."""
    person = person_at(request, person_id)
    held = actions.open_equality(person=person, by=request.actor, now=clock.now())
    initial = {name: getattr(held, name) for name in (*SAID, "version")} if held else {}

    def act(values: dict[str, Any], version: int) -> object:
        return actions.ask_equality(
            person=person, said=values, expected_version=version, by=request.actor, now=clock.now()
        )

    title = _("Ask, question by question")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=reverse("support:equality", args=(person.id,)),
        crumbs=crumbs(crumb_of(person), title),
        lead=person.called,
        note=_("By choice, each question for itself. No help depends on an answer."),
    )
    return ask_change(
        request,
        EqualityForm(request.POST or None, initial=initial),
        lambda data: {name: data[name] for name in SAID},
        act,
        words=words,
        record=held,
    )


@page(COUNT_EQUALITY)
def counts(request: Request) -> HttpResponse:
    """The agency's people counted, small numbers held back."""
    found = actions.count_equality(by=request.actor, now=clock.now())
    context = {"counted": counted(found), "crumbs": [Item(_("Equality in numbers"), "")]}
    return render(request, "support/equality/counts.html", context)
