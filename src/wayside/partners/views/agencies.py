"""Agencies: the list, one agency, registering and changing."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners import actions, queries
from wayside.partners.forms.agencies import AgencyForm
from wayside.partners.models import Agency, Area
from wayside.partners.permissions import MANAGE_AGENCIES, VIEW_PARTNERSHIP
from wayside.partners.views.editing import changed
from wayside.partners.vocabulary import AgencyKind
from wayside.web import clock
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.editing import carried_out
from wayside.web.paging import paged


@page(VIEW_PARTNERSHIP)
def agencies(request: Request) -> HttpResponse:
    """The agencies that work in the actor's areas."""
    rows = queries.agencies(visible_to=request.actor).prefetch_related("areas")
    context = {
        "agencies": paged(request, rows),
        "may_manage": request.actor.may(MANAGE_AGENCIES),
    }
    return render(request, "partners/agencies.html", context)


@page(VIEW_PARTNERSHIP)
def agency(request: Request, slug: str) -> HttpResponse:
    """One agency: where it works, whom to ask, what it leads."""
    shown = get_object_or_404(queries.agencies(visible_to=request.actor), slug=slug)
    context = {
        "agency": shown,
        "areas": shown.areas.filter(id__in=request.actor.area_ids).defer("boundary"),
        "programmes": queries.programmes(visible_to=request.actor).filter(lead_agency=shown),
        "may_manage": request.actor.may(MANAGE_AGENCIES),
    }
    return render(request, "partners/agency.html", context)


@page(MANAGE_AGENCIES)
def register_agency(request: Request) -> HttpResponse:
    """Register an agency."""
    form = AgencyForm(request.POST or None, actor=request.actor)
    done = carried_out(request, form, lambda: _register(request, form.cleaned_data))
    if done:
        messages.success(request, _("%(agency)s is registered.") % {"agency": done.result.name})
        return redirect("partners:agency", done.result.slug)
    return render(request, "partners/agency_form.html", {"form": form})


def _register(request: Request, data: dict[str, Any]) -> Agency:
    return actions.register_agency(
        name=data["name"],
        kind=AgencyKind(data["kind"]),
        areas=list(data["areas"]),
        contact_name=data["contact_name"],
        contact_email=data["contact_email"],
        contact_phone=data["contact_phone"],
        by=request.actor,
        now=clock.now(),
    )


@page(MANAGE_AGENCIES)
def change_agency(request: Request, slug: str) -> HttpResponse:
    """Change an agency."""
    shown = get_object_or_404(queries.agencies(visible_to=request.actor), slug=slug)
    form = AgencyForm(request.POST or None, instance=shown, actor=request.actor)
    theirs = _area_lines(shown.areas.filter(id__in=request.actor.area_ids))

    def act() -> object:
        mine = _area_lines(form.cleaned_data["areas"])
        return actions.change_agency(
            agency=shown,
            areas=lines_kept("areas", mine, theirs, request.POST),
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        )

    done = changed(
        request,
        form,
        act,
        said=_("The agency is changed."),
        leave_url=reverse("partners:agency", args=[shown.slug]),
        fields=tuple(name for name in form.Meta.fields if name != "areas"),
        lines=lambda: lines_apart("areas", _area_lines(form.cleaned_data["areas"]), theirs),
    )
    context = {"form": form, "agency": shown}
    return done or render(request, "partners/agency_form.html", context)


def _area_lines(areas: Iterable[Area]) -> list[Line[Area]]:
    return [
        Line(str(area.id), _("Works in %(area)s") % {"area": area.name}, _("Yes"), area)
        for area in areas
    ]
