"""Agencies: the list, one agency, registering and changing."""

from collections.abc import Iterable

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
from wayside.partners.views.editing import collided, keep_theirs, refuse
from wayside.partners.vocabulary import AgencyKind
from wayside.web import clock
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.collisions import Collision
from wayside.web.paging import paged
from wayside.web.states import NotNow


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
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            registered = actions.register_agency(
                name=data["name"],
                kind=AgencyKind(data["kind"]),
                areas=list(data["areas"]),
                contact_name=data["contact_name"],
                contact_email=data["contact_email"],
                contact_phone=data["contact_phone"],
                by=request.actor,
                now=clock.now(),
            )
        except NotNow as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("%(agency)s is registered.") % {"agency": registered.name})
            return redirect("partners:agency", registered.slug)
    return render(request, "partners/agency_form.html", {"form": form})


@page(MANAGE_AGENCIES)
def change_agency(request: Request, slug: str) -> HttpResponse:
    """Change an agency."""
    shown = get_object_or_404(queries.agencies(visible_to=request.actor), slug=slug)
    form = AgencyForm(request.POST or None, instance=shown, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        return _change(request, form, shown)
    return render(request, "partners/agency_form.html", {"form": form, "agency": shown})


def _change(request: Request, form: AgencyForm, shown: Agency) -> HttpResponse:
    fields = tuple(name for name in form.Meta.fields if name != "areas")
    keep_theirs(request, shown, fields)
    mine = _area_lines(form.cleaned_data["areas"])
    theirs = _area_lines(shown.areas.filter(id__in=request.actor.area_ids))
    leave = reverse("partners:agency", args=[shown.slug])
    try:
        actions.change_agency(
            agency=shown,
            areas=lines_kept("areas", mine, theirs, request.POST),
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        )
    except NotNow as refused:
        refuse(form, refused)
        return render(request, "partners/agency_form.html", {"form": form, "agency": shown})
    except Collision as collision:
        lines = lines_apart("areas", mine, theirs)
        return collided(request, shown, collision, fields=fields, leave_url=leave, lines=lines)
    messages.success(request, _("The agency is changed."))
    return redirect(leave)


def _area_lines(areas: Iterable[Area]) -> list[Line[Area]]:
    return [
        Line(str(area.id), _("Works in %(area)s") % {"area": area.name}, _("Yes"), area)
        for area in areas
    ]
