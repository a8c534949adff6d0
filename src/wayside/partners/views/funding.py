"""Grants of money: the list, recording, changing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.access.permissions import require
from wayside.partners import actions, presenters, queries
from wayside.partners.forms.funding import FundingForm
from wayside.partners.permissions import MANAGE_FUNDING, VIEW_FUNDING
from wayside.partners.views.editing import changed
from wayside.web import clock
from wayside.web.editing import carried_out
from wayside.web.paging import paged


@page(VIEW_FUNDING)
def funding(request: Request) -> HttpResponse:
    """The grants of the actor's areas, the newest first."""
    rows = paged(request, queries.funding(visible_to=request.actor).order_by("-end_date"))
    today = clock.today()
    shown = [presenters.money(each, today=today) for each in rows]
    context = {"grants": shown, "paged": rows, "may_manage": request.actor.may(MANAGE_FUNDING)}
    return render(request, "partners/funding.html", context)


@page(MANAGE_FUNDING)
def add_funding(request: Request, programme_id: UUID) -> HttpResponse:
    """Record a grant for a programme."""
    programme = get_object_or_404(queries.programmes(visible_to=request.actor), id=programme_id)
    require(request.actor, MANAGE_FUNDING, area_id=programme.area_id)
    form = FundingForm(request.POST or None)
    done = carried_out(
        request,
        form,
        lambda: actions.add_funding(
            programme=programme,
            **{name: form.cleaned_data[name] for name in form.Meta.fields},
            by=request.actor,
            now=clock.now(),
        ),
    )
    if done:
        messages.success(request, _("The grant is recorded."))
        return redirect("partners:programme", programme.id)
    return render(request, "partners/funding_form.html", {"form": form, "programme": programme})


@page(MANAGE_FUNDING)
def change_funding(request: Request, funding_id: UUID) -> HttpResponse:
    """Change a grant."""
    grant = get_object_or_404(queries.funding(visible_to=request.actor), id=funding_id)
    form = FundingForm(request.POST or None, instance=grant)
    done = changed(
        request,
        form,
        lambda: actions.change_funding(
            grant=grant,
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        ),
        said=_("The grant is changed."),
        leave_url=reverse("partners:programme", args=[grant.programme_id]),
    )
    context = {"form": form, "programme": grant.programme, "grant": grant}
    return done or render(request, "partners/funding_form.html", context)
