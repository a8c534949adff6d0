"""What patrols cost, who pays, and how long the money lasts."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.patrols.models import Patrol
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing.actions import money as actions
from wayside.patrols.staffing.forms.money import ChargeForm, TermsForm
from wayside.patrols.staffing.permissions import CHARGE_GRANTS
from wayside.patrols.staffing.presenters.money import (
    charge_rows,
    grant_rows,
    night_rows,
    rates_in_words,
)
from wayside.patrols.staffing.queries.money import (
    charges_of,
    grants_of,
    prices_of,
    rates_on,
    spending_of,
    unpaid_nights,
)
from wayside.patrols.staffing.views.opening import area_at, crumbs, press
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.web import clock
from wayside.web.states import NotNow


@page(CHARGE_GRANTS)
def costs(request: Request, area: str) -> HttpResponse:
    """The grants with what is left and how long it lasts; the nights that nobody pays for yet."""
    found = area_at(request, area, CHARGE_GRANTS)
    actions.open_money(area=found, by=request.actor, now=clock.now())
    grants = grants_of(found)
    nights = unpaid_nights(found, clock.today())
    spent = spending_of(grants)
    context = {
        "area": found,
        "crumbs": crumbs(found, _("Costs")),
        "grants": grant_rows(grants, spent, today=clock.today()),
        "again": charge_rows(charges_of(grants, spent)),
        "rates": rates_in_words(rates_on(found, clock.today())),
        "nights": night_rows(nights, prices_of([each.id for each in nights])),
    }
    return render(request, "patrols/staffing/costs.html", context)


@page(CHARGE_GRANTS)
def terms(request: Request, area: str, funding_id: UUID) -> HttpResponse:
    """What a grant may pay for."""
    found = area_at(request, area, CHARGE_GRANTS)
    grant = next((each for each in grants_of(found) if each.id == funding_id), None)
    if grant is None:
        raise Http404(str(funding_id))
    kept = getattr(grant, "terms", None)
    initial = {"pays": kept.pays, "reading": kept.reading} if kept else {}
    form = TermsForm(request.POST or None, initial=initial)
    back = reverse("patrols:costs", args=(found.slug,))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_grant_terms(
                grant=grant,
                pays=[PayKind(each) for each in form.cleaned_data["pays"]],
                reading=form.cleaned_data["reading"],
                by=request.actor,
                now=clock.now(),
            )
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("What the grant may pay for is written down."))
            return redirect(back)
    title = _("What %s may pay for") % grant.funder
    context = {"crumbs": crumbs(found, title), "form": form, "title": title}
    return render(request, "patrols/form.html", context | {"back": back, "submit": _("Save")})


@page(CHARGE_GRANTS)
def charge(request: Request, area: str, patrol_id: UUID) -> HttpResponse:
    """Choose the grant that pays for a night."""
    found = area_at(request, area, CHARGE_GRANTS)
    patrol = _night_at(found, patrol_id)
    grants = grants_of(found)
    form = ChargeForm(request.POST or None, grants=grants)
    back = reverse("patrols:costs", args=(found.slug,))
    if request.method == "POST" and form.is_valid():
        chosen = next(each for each in grants if str(each.id) == form.cleaned_data["grant"])
        return press(
            request,
            lambda: actions.charge_patrol(
                patrol=patrol, grant=chosen, by=request.actor, now=clock.now()
            ),
            _("%(grant)s pays for this night.") % {"grant": chosen.funder},
            back,
        )
    title = _("Who pays for %s?") % patrol_name(patrol)
    context = {"crumbs": crumbs(found, title), "form": form, "title": title}
    return render(request, "patrols/form.html", context | {"back": back, "submit": _("Charge")})


@page(CHARGE_GRANTS)
@require_POST
def recheck(request: Request, area: str, patrol_id: UUID) -> HttpResponse:
    """Hold a charge against the grant again."""
    found = area_at(request, area, CHARGE_GRANTS)
    patrol = _night_at(found, patrol_id)
    return press(
        request,
        lambda: actions.recheck_charge(patrol=patrol, by=request.actor, now=clock.now()),
        _("The charge is checked: the grant pays for what the patrol costs now."),
        reverse("patrols:costs", args=(found.slug,)),
    )


@page(CHARGE_GRANTS)
@require_POST
def take_back(request: Request, area: str, patrol_id: UUID) -> HttpResponse:
    """Charge a patrol to no grant any more."""
    found = area_at(request, area, CHARGE_GRANTS)
    patrol = _night_at(found, patrol_id)
    return press(
        request,
        lambda: actions.take_charge_back(patrol=patrol, by=request.actor, now=clock.now()),
        _("No grant pays for this patrol any more."),
        reverse("patrols:costs", args=(found.slug,)),
    )


def _night_at(area: Area, patrol_id: UUID) -> Patrol:
    try:
        return Patrol.objects.select_related("week__area").get(id=patrol_id, week__area=area)
    except ObjectDoesNotExist as gone:
        raise Http404(str(patrol_id)) from gone
