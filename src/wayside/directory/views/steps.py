"""Confirming an entry, closing and reopening a service, making it confidential or open."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy_
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.directory import actions
from wayside.directory.forms.services import CloseForm, ConcealForm, RevealForm
from wayside.directory.models import Service
from wayside.directory.permissions import KEEP_SERVICES
from wayside.directory.standard.writing import with_parts
from wayside.directory.views.opening import acting, kept, page_of
from wayside.web import clock
from wayside.web.collisions import Collision, version_in
from wayside.web.editing import carried_out, press
from wayside.web.states import Words

MOVED = lazy_("Somebody else has changed this entry. Read it again first.")


@page(KEEP_SERVICES)
@require_POST
def confirm(request: Request, service_id: UUID) -> HttpResponse:
    """Say that an entry is still right."""
    service = kept(request, service_id)
    sent = acting(request, version_in(request.POST.get("version", "")))
    return _pressed(
        request,
        service,
        lambda: actions.confirm(service=service, today=clock.today(), **sent),
        _("Thank you. The entry is confirmed."),
    )


@page(KEEP_SERVICES)
@require_POST
def reopen(request: Request, service_id: UUID) -> HttpResponse:
    """Open a closed service again."""
    service = kept(request, service_id)
    sent = acting(request, version_in(request.POST.get("version", "")))
    return _pressed(
        request,
        service,
        lambda: actions.reopen(service=service, **sent),
        _("The service is open again."),
    )


@page(KEEP_SERVICES)
@require_POST
def remove_place(request: Request, service_id: UUID) -> HttpResponse:
    """Take the address away."""
    service = kept(request, service_id)
    sent = acting(request, version_in(request.POST.get("version", "")))
    return _pressed(
        request,
        service,
        lambda: actions.change_place(service=service, place=None, **sent),
        _("The address is removed."),
    )


@page(KEEP_SERVICES)
def close(request: Request, service_id: UUID) -> HttpResponse:
    """Close a service, for now or for good."""
    service = kept(request, service_id)
    first = {"version": service.version, "alert": service.alert}
    form = CloseForm(request.POST or None, status=service.status, initial=first)

    def act() -> None:
        data = form.cleaned_data
        sent = acting(request, data["version"])
        actions.close(service=service, verb=data["verb"], alert=data["alert"], **sent)

    return _asked(request, service, form, act, page=("close", _("The service is closed.")))


@page(KEEP_SERVICES)
def conceal(request: Request, service_id: UUID) -> HttpResponse:
    """Make a service confidential, once it was read that its address goes."""
    service = kept(request, service_id)
    form = ConcealForm(request.POST or None, initial={"version": service.version})

    def act() -> None:
        actions.conceal(service=service, **acting(request, form.cleaned_data["version"]))

    said = _("The service is confidential. Where it was is removed.")
    return _asked(request, service, form, act, page=("conceal", said))


@page(KEEP_SERVICES)
def reveal(request: Request, service_id: UUID) -> HttpResponse:
    """Make a confidential service open."""
    service = kept(request, service_id)
    form = RevealForm(request.POST or None, initial={"version": service.version})

    def act() -> None:
        actions.reveal(service=service, **acting(request, form.cleaned_data["version"]))

    said = _("The service is open: anybody can find it.")
    return _asked(request, service, form, act, page=("reveal", said))


def _asked(
    request: Request,
    service: Service,
    form: Any,
    act: Callable[[], object],
    *,
    page: tuple[str, Words],
) -> HttpResponse:
    name, said = page
    try:
        done = carried_out(request, form, act)
    except Collision:
        messages.error(request, MOVED)
        return redirect(page_of(service))
    if done:
        messages.success(request, str(said))
        return redirect(page_of(service))
    whole = with_parts(Service.objects.filter(pk=service.pk)).get()
    return render(request, f"directory/{name}.html", {"form": form, "service": whole})


def _pressed(
    request: Request, service: Service, act: Callable[[], object], said: Words
) -> HttpResponse:
    try:
        return press(request, act, said, page_of(service))
    except Collision:
        messages.error(request, MOVED)
        return redirect(page_of(service))
