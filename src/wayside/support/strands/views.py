"""Which strands it is about; the screening about stalking, and those before it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.support.permissions import PLAN
from wayside.support.queries import plan_of, strand_choices
from wayside.support.strands import actions, rules
from wayside.support.strands.forms import ChosenStrandForm, ScreenForm, StrandsForm
from wayside.support.strands.permissions import COUNT_STRANDS
from wayside.support.strands.presenters import rows
from wayside.support.strands.vocabulary import Sign
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.navigation import Item


@page(PLAN)
def choose(request: Request, person_id: UUID) -> HttpResponse:
    """Note which strands it is about, with a plan or without."""
    person = person_at(request, person_id)
    opened = plan_of(person.subject)
    initial = {"strands": opened.strands, "version": opened.version} if opened else {}
    form = StrandsForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.choose_strands(
            person=person, expected_version=version, by=request.actor, now=clock.now(), **values
        )

    title = _("Strands")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=reverse("support:plan", args=(person.id,)),
        crumbs=crumbs(crumb_of(person), title),
        lead=person.called,
    )
    return ask_change(
        request, form, lambda data: {"strands": data["strands"]}, act, words=words, record=opened
    )


@page(PLAN)
def screenings(request: Request, person_id: UUID) -> HttpResponse:
    """Every screening about stalking, the latest first."""
    person = person_at(request, person_id)
    found = actions.read_screenings(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Screening about stalking")),
        "screenings": [
            (each, [Sign(sign).label for sign in each.signs], rules.is_grave(each.signs))
            for each in found
        ],
    }
    return render(request, "support/strands/screenings.html", context)


@page(PLAN)
def screen(request: Request, person_id: UUID) -> HttpResponse:
    """Ask the screening."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.screen_stalking(
            person=person,
            signs=tuple(map(Sign, data["signs"])),
            words=data["words"],
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    title = _("Ask the screening about stalking")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=reverse("support:screenings", args=(person.id,)),
        crumbs=crumbs(crumb_of(person), title),
        lead=person.called,
        note=_("Any sign of danger now comes first: ring 999, then the safeguarding lead."),
    )
    return ask(request, ScreenForm(request.POST or None), do, words)


@page(COUNT_STRANDS)
def counted(request: Request) -> HttpResponse:
    """The agency's needs counted, one strand at a time."""
    found = actions.count_strands(by=request.actor, now=clock.now())
    strands = strand_choices(list(found))
    first = strands[0][0] if strands else ""
    form = ChosenStrandForm(request.GET or {"strand": first}, strands=strands)
    chosen = form.cleaned_data["strand"] if form.is_valid() else first
    context = {
        "form": form,
        "strand": dict(strands).get(chosen) or _("None, or not known"),
        "rows": rows(found, chosen),
        "crumbs": [Item(_("Needs by strand"), "")],
    }
    return render(request, "support/strands/counted.html", context)
