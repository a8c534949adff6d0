"""The path with an ISVA."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.support.isva import actions
from wayside.support.isva.actions import WRITTEN, Stands
from wayside.support.isva.forms import PathForm
from wayside.support.isva.permissions import WALK_WITH
from wayside.support.isva.vocabulary import Report, Stage
from wayside.web import clock
from wayside.web.asking import Asked, ask_change


@page(WALK_WITH)
def path(request: Request, person_id: UUID) -> HttpResponse:
    """Where somebody's path stands."""
    person = person_at(request, person_id)
    context = {
        **page_about(request, person, _("Path with an ISVA")),
        "path": actions.open_isva_path(person=person, by=request.actor, now=clock.now()),
    }
    return render(request, "support/isva/page.html", context)


@page(WALK_WITH)
def write(request: Request, person_id: UUID) -> HttpResponse:
    """Write where it stands."""
    person = person_at(request, person_id)
    held = actions.open_isva_path(person=person, by=request.actor, now=clock.now())
    initial = {name: getattr(held, name) for name in (*WRITTEN, "version")} if held else {}
    form = PathForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        chosen = {**values, "stage": Stage(values["stage"]), "report": Report(values["report"])}
        return actions.write_isva_path(
            person=person,
            stands=Stands(**chosen),
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    title = _("Where the path with an ISVA stands")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=reverse("support:isva", args=(person.id,)),
        crumbs=crumbs(crumb_of(person), title),
        lead=person.called,
    )
    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in WRITTEN},
        act,
        words=words,
        record=held,
    )
