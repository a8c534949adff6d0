"""The rules of rosters and the rates of pay."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.partners.vocabulary import AgencyKind
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.workforce import actions, queries
from wayside.workforce.forms.terms import RatesForm, RulesForm
from wayside.workforce.permissions import SET_TERMS
from wayside.workforce.views.opening import Asked, ask, crumbs, found, pool_at, press


@page(SET_TERMS)
def terms(request: Request, area: str) -> HttpResponse:
    """The rules and rates that hold, and whether anybody has checked them."""
    at = pool_at(request, area)
    context = {
        "area": at,
        "limits": queries.limits(at),
        "trained_wanted": queries.trained_wanted(at),
        "has_own_rules": queries.roster_rules(at) is not None,
        "rates": queries.rates_of(at),
        "crumbs": crumbs(at, (_("Rules and rates"), "")),
    }
    return render(request, "workforce/terms.html", context)


@page(SET_TERMS)
def set_rules(request: Request, area: str) -> HttpResponse:
    """Set the rules of rosters."""
    at = pool_at(request, area)
    title = _("Rules of rosters")
    words = Asked(
        title=title,
        submit=_("Save the rules"),
        said=_("The rules are saved. Rosters made from now on keep them."),
        back=_url(at),
        crumbs=_crumbs(at, title),
        lead=_("They may be stricter than the law, never laxer."),
    )
    form = RulesForm(request.POST or None, instance=queries.roster_rules(at))
    return ask(
        request,
        form,
        lambda data: actions.set_rules(area=at, values=data, by=request.actor, now=clock.now()),
        words,
    )


@page(SET_TERMS)
def set_rates(request: Request, area: str) -> HttpResponse:
    """Set a force's rates from a day on."""
    at = pool_at(request, area)
    title = _("Rates of pay from a day on")
    forces = at.agencies.filter(kind=AgencyKind.POLICE)

    def do(data: dict[str, Any]) -> object:
        agency, day = data.pop("agency"), data.pop("from_date")
        return actions.set_rates(
            agency=agency, from_date=day, values=data, by=request.actor, now=clock.now()
        )

    words = Asked(
        title=title,
        submit=_("Save the rates"),
        said=_("The rates are saved. Check them against the force's own rules before use."),
        back=_url(at),
        crumbs=_crumbs(at, title),
    )
    return ask(request, RatesForm(request.POST or None, agencies=forces), do, words)


@page(SET_TERMS)
@require_POST
def check_rates(request: Request, area: str, rates_id: UUID) -> HttpResponse:
    """Say that rates were compared with the force's own rules."""
    at = pool_at(request, area)
    rates = found(lambda: queries.rates_of(at).get(id=rates_id))
    try:
        return press(
            request,
            lambda: actions.check_rates(
                rates=rates, expected_version=rates.version, by=request.actor, now=clock.now()
            ),
            _("Marked as checked."),
            _url(at),
        )
    except Collision:
        return redirect(_url(at))


def _url(area: Area) -> str:
    return reverse("workforce:terms", args=(area.slug,))


def _crumbs(area: Area, here: str) -> Any:
    return crumbs(area, (_("Rules and rates"), _url(area)), (here, ""))
