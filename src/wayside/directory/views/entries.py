"""Adding a service, and changing its own facts."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.directory import actions
from wayside.directory.actions.entries import ABOUT
from wayside.directory.forms.services import ServiceForm
from wayside.directory.models import Organization, Service, Strand
from wayside.directory.permissions import KEEP_SERVICES, SET_DIRECTORY
from wayside.directory.views.opening import acting, kept, page_of
from wayside.partners.views.editing import changed
from wayside.web import clock
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.editing import carried_out


@page(KEEP_SERVICES)
def add_service(request: Request) -> HttpResponse:
    """Add a service; its own agency keeps it unless an administrator names another."""
    own = None if request.actor.may(SET_DIRECTORY) else request.actor.agency_id
    blank = Service(keeper_id=own)
    form = ServiceForm(request.POST or None, instance=blank, actor=request.actor)
    done = carried_out(
        request,
        form,
        lambda: actions.add_service(
            service=form.instance,
            strands=list(form.cleaned_data["strands"]),
            by=request.actor,
            now=clock.now(),
        ),
    )
    if done:
        said = _("%(service)s is in the directory. Say now whom it takes and how it is reached.")
        messages.success(request, said % {"service": done.result.name})
        return redirect(page_of(done.result))
    context = {"form": form, "is_first": not Organization.objects.exists()}
    return render(request, "directory/service_form.html", context)


@page(KEEP_SERVICES)
def change_service(request: Request, service_id: UUID) -> HttpResponse:
    """Change a service's own facts."""
    service = kept(request, service_id)
    name = service.name
    form = ServiceForm(request.POST or None, instance=service, actor=request.actor)
    theirs = _lines(service.strands.all())

    def act() -> object:
        mine = _lines(form.cleaned_data["strands"])
        return actions.change_service(
            service=service,
            strands=lines_kept("strands", mine, theirs, request.POST),
            **acting(request, form.cleaned_data["version"]),
        )

    done = changed(
        request,
        form,
        act,
        said=_("The service is changed."),
        leave_url=page_of(service),
        fields=tuple(each for each in ABOUT if each in form.fields),
        lines=lambda: lines_apart("strands", _lines(form.cleaned_data["strands"]), theirs),
    )
    context = {"form": form, "service": service, "name": name}
    return done or render(request, "directory/service_form.html", context)


def _lines(strands: Iterable[Strand]) -> list[Line[Strand]]:
    return [
        Line(each.slug, _("Works with %(strand)s") % {"strand": each.name}, _("Yes"), each)
        for each in strands
    ]
