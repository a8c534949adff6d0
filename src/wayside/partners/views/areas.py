"""Areas: the tree, one area, opening, changing, boundaries, taking up from another."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners import actions, presenters, queries
from wayside.partners.forms.areas import AreaForm, BoundariesForm, OpenAreaForm, OpenFromForm
from wayside.partners.models import Area
from wayside.partners.permissions import MANAGE_AGENCIES, MANAGE_AREAS, VIEW_PARTNERSHIP
from wayside.partners.views.editing import changed
from wayside.partners.vocabulary import AreaLevel
from wayside.web import clock
from wayside.web.editing import carried_out


@page(VIEW_PARTNERSHIP)
def areas(request: Request) -> HttpResponse:
    """Every area of the actor's, nested."""
    rows = (
        queries.areas(visible_to=request.actor)
        .defer("boundary")
        .annotate(
            programme_count=Count("programmes", distinct=True),
            agency_count=Count("agencies", distinct=True),
        )
    )
    context = {
        "tree": presenters.tree(list(rows)),
        "may_manage": request.actor.may(MANAGE_AREAS),
    }
    return render(request, "partners/areas.html", context)


@page(VIEW_PARTNERSHIP)
def area(request: Request, slug: str) -> HttpResponse:
    """One area: its boundary, wards, agencies and programmes."""
    shown = _area(request, slug)
    wards = list(queries.wards(of=shown)) if shown.level != AreaLevel.WARD else []
    boroughs = queries.parts(of=shown, level=AreaLevel.BOROUGH)
    context = {
        "area": shown,
        "map": presenters.boundary_map(shown, wards),
        "wards": wards if shown.level == AreaLevel.BOROUGH else [],
        "boroughs": boroughs if shown.level == AreaLevel.COUNTY else [],
        "agencies": shown.agencies.all(),
        "programmes": queries.programmes(visible_to=request.actor).filter(area=shown),
        "may_manage": request.actor.may(MANAGE_AREAS, area_id=shown.id),
        "may_register": request.actor.may(MANAGE_AGENCIES),
    }
    return render(request, "partners/area.html", context)


@page(MANAGE_AREAS)
def open_area(request: Request) -> HttpResponse:
    """Open an area inside one of the actor's."""
    form = OpenAreaForm(request.POST or None, actor=request.actor)
    done = carried_out(
        request,
        form,
        lambda: actions.open_area(
            name=form.cleaned_data["name"],
            level=AreaLevel(form.cleaned_data["level"]),
            parent=form.cleaned_data["parent"],
            code=form.cleaned_data["code"],
            srid=form.cleaned_data["srid"],
            by=request.actor,
            now=clock.now(),
        ),
    )
    if done:
        messages.success(request, _("%(area)s is open.") % {"area": done.result.name})
        return redirect("partners:area", done.result.slug)
    return render(request, "partners/open_area.html", {"form": form})


@page(MANAGE_AREAS)
def change_area(request: Request, slug: str) -> HttpResponse:
    """Change an area's name, code and reference system."""
    shown = _area(request, slug)
    form = AreaForm(request.POST or None, instance=shown)
    done = changed(
        request,
        form,
        lambda: actions.change_area(
            area=shown,
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        ),
        said=_("The area is changed."),
        leave_url=reverse("partners:area", args=[slug]),
    )
    return done or render(request, "partners/change_area.html", {"form": form, "slug": slug})


@page(MANAGE_AREAS)
def load_boundaries(request: Request, slug: str) -> HttpResponse:
    """Load an area's boundaries from a file."""
    shown = _area(request, slug)
    form = BoundariesForm(request.POST or None, request.FILES or None)
    done = carried_out(
        request,
        form,
        lambda: actions.load_boundaries(
            area=shown,
            content=form.cleaned_data["boundaries"].read(),
            by=request.actor,
            now=clock.now(),
        ),
        field="boundaries",
    )
    if done:
        messages.success(request, presenters.loaded_sentence(done.result))
        return redirect("partners:area", shown.slug)
    return render(request, "partners/load_boundaries.html", {"form": form, "area": shown})


@page(MANAGE_AREAS)
def take_up(request: Request, slug: str) -> HttpResponse:
    """Before an area opens from another: what comes over and what stays behind."""
    source = _area(request, slug)
    context = {"source": source, "programmes": queries.taken_up_with(source)}
    return render(request, "partners/take_up.html", context)


@page(MANAGE_AREAS)
def open_area_from(request: Request, slug: str) -> HttpResponse:
    """Open an area from another's settings without its data."""
    source = _area(request, slug)
    form = OpenFromForm(
        request.POST or None,
        request.FILES or None,
        actor=request.actor,
        initial={"start_date": clock.today()},
    )
    done = carried_out(
        request,
        form,
        lambda: actions.open_area_from(
            source=source,
            name=form.cleaned_data["name"],
            code=form.cleaned_data["code"],
            boundaries=form.cleaned_data["boundaries"].read(),
            lead=form.cleaned_data["lead"],
            lead_agency=form.cleaned_data["lead_agency"],
            start_date=form.cleaned_data["start_date"],
            by=request.actor,
            now=clock.now(),
        ),
    )
    if done:
        messages.success(request, presenters.taken_up_sentence(done.result))
        return redirect("partners:area", done.result.area.slug)
    return render(request, "partners/open_area_from.html", {"form": form, "source": source})


def _area(request: Request, slug: str) -> Area:
    return get_object_or_404(
        queries.areas(visible_to=request.actor).select_related("parent", "opened_from"), slug=slug
    )
