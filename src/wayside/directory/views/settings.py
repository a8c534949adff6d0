"""Who runs services, and what the partnership sets for its directory."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.access.permissions import NotAllowed
from wayside.directory import actions, queries
from wayside.directory.forms.settings import (
    OrganizationForm,
    ReviewForm,
    StrandFormSet,
    strands,
)
from wayside.directory.models import Organization, ReviewPeriod, Strand
from wayside.directory.permissions import (
    KEEP_SERVICES,
    SET_DIRECTORY,
    VIEW_SERVICES,
    may_keep,
)
from wayside.partners.views.editing import changed
from wayside.web import clock
from wayside.web.editing import carried_out, refuse
from wayside.web.paging import paged
from wayside.web.states import NotNow


@page(VIEW_SERVICES)
def organizations(request: Request) -> HttpResponse:
    """Who runs services."""
    rows = Organization.objects.select_related("agency").annotate(held=Count("services"))
    listed = paged(request, rows.order_by("name", "id"))
    context = {
        "listed": listed,
        "organizations": [(each, may_keep(request.actor, each.agency_id)) for each in listed],
        "may_keep": request.actor.may(KEEP_SERVICES),
    }
    return render(request, "directory/organizations.html", context)


@page(KEEP_SERVICES)
def add_organization(request: Request) -> HttpResponse:
    """Add an organisation."""
    form = OrganizationForm(request.POST or None, actor=request.actor)
    done = carried_out(
        request,
        form,
        lambda: actions.add_organization(
            organization=form.instance, by=request.actor, now=clock.now()
        ),
    )
    if done:
        messages.success(request, _("%(name)s is in the directory.") % {"name": done.result.name})
        return redirect("directory:organizations")
    return render(request, "directory/organization_form.html", {"form": form})


@page(KEEP_SERVICES)
def change_organization(request: Request, organization_id: UUID) -> HttpResponse:
    """Change an organisation."""
    shown = get_object_or_404(Organization, id=organization_id)
    if not may_keep(request.actor, shown.agency_id):
        raise NotAllowed(KEEP_SERVICES)
    form = OrganizationForm(request.POST or None, instance=shown, actor=request.actor)
    done = changed(
        request,
        form,
        lambda: actions.change_organization(
            organization=shown,
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        ),
        said=_("The organisation is changed."),
        leave_url=reverse("directory:organizations"),
        fields=tuple(name for name in form.fields if name != "version"),
    )
    context = {"form": form, "organization": shown}
    return done or render(request, "directory/organization_form.html", context)


@page(SET_DIRECTORY)
def settings(request: Request) -> HttpResponse:
    """The strands of violence, and how often entries are confirmed."""
    today = clock.today()
    rows = [
        {"id": each.id, "name": each.name, "in_use": each.in_use, "guards": each.guards}
        for each in Strand.objects.all()
    ]
    about = request.POST.get("about", "")
    review = ReviewForm(
        request.POST if about == "review" else None,
        initial={"days": queries.review_days(today), "from_date": today},
    )
    sent = request.POST if about == "strands" else None
    formset = StrandFormSet(sent, prefix="strands", initial=None if sent else rows)
    if about == "strands" and formset.is_valid() and _strands_kept(request, formset):
        return redirect("directory:settings")
    if about == "review" and review.is_valid():
        actions.set_review(**review.cleaned_data, by=request.actor, now=clock.now())
        messages.success(request, _("How often entries are confirmed is set."))
        return redirect("directory:settings")
    context = {"review": review, "strands": formset, "periods": ReviewPeriod.objects.all()[:20]}
    return render(request, "directory/settings.html", context)


def _strands_kept(request: Request, formset: StrandFormSet) -> bool:  # type: ignore[valid-type]
    try:
        actions.change_strands(strands=strands(formset), by=request.actor, now=clock.now())
    except NotNow as refused:
        refuse(formset.forms[0], refused, "name")  # type: ignore[attr-defined]
        return False
    messages.success(request, _("The strands are changed."))
    return True
