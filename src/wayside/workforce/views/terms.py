"""The rules of rosters and the rates of pay."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.partners.vocabulary import AgencyKind
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.collisions import Collision, version_in
from wayside.web.editing import press
from wayside.workforce import actions, queries
from wayside.workforce.forms.terms import ChangeRatesForm, PayForm, RatesForm, RulesForm
from wayside.workforce.models import PayRates
from wayside.workforce.permissions import SET_TERMS
from wayside.workforce.presenters.terms import history, rates_line
from wayside.workforce.views.opening import (
    crumbs,
    found,
    pool_at,
)


@page(SET_TERMS)
def terms(request: Request, area: str) -> HttpResponse:
    """The rules and rates that hold, and whether anybody has checked them."""
    at = pool_at(request, area)
    rules = queries.roster_rules(at)
    context = {
        "area": at,
        "limits": queries.limits(at),
        "trained_wanted": queries.trained_wanted(at),
        "has_own_rules": rules is not None,
        "rates": [rates_line(each) for each in queries.rates_of(at)],
        "history": history(rules) if rules else (),
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
    kept = queries.roster_rules(at)
    form = RulesForm(
        request.POST or None,
        instance=queries.roster_rules(at),
        initial={"version": kept.version if kept else 0},
    )

    def act(values: dict[str, Any], version: int) -> object:
        return actions.set_rules(
            area=at, values=values, because=form.cleaned_data["because"],
            expected_version=version, by=request.actor, now=clock.now(),
        )  # fmt: skip

    return ask_change(request, form, _kept_by(RulesForm), act, words=words, record=kept)


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
def change_rates(request: Request, area: str, rates_id: UUID) -> HttpResponse:
    """Put rates right that nobody has checked yet."""
    at = pool_at(request, area)
    rates: PayRates = found(lambda: queries.rates_of(at).get(id=rates_id))
    title = _("Put the rates right")
    words = Asked(
        title=title,
        submit=_("Save the rates"),
        said=_("The rates are saved. Check them against the force's own rules before use."),
        back=_url(at),
        crumbs=_crumbs(at, title),
        lead=str(rates),
    )
    form = ChangeRatesForm(
        request.POST or None,
        instance=PayRates.objects.get(id=rates.id),
        initial={"version": rates.version},
    )

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_rates(
            rates=rates, values=values, expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    return ask_change(request, form, _kept_by(PayForm), act, words=words, record=rates)


@page(SET_TERMS)
@require_POST
def check_rates(request: Request, area: str, rates_id: UUID) -> HttpResponse:
    """Say that rates were compared with the force's own rules."""
    at = pool_at(request, area)
    rates = found(lambda: queries.rates_of(at).get(id=rates_id))
    shown = request.POST.get("version", "")
    try:
        return press(
            request,
            lambda: actions.check_rates(
                rates=rates,
                expected_version=version_in(shown) if shown else rates.version,
                by=request.actor,
                now=clock.now(),
            ),
            _("Marked as checked."),
            _url(at),
        )
    except Collision:
        messages.error(request, _("Somebody else has changed these rates. Look at them again."))
        return redirect(_url(at))


def _kept_by(form: type[RulesForm] | type[PayForm]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The values that a form keeps in its record, without what it asks beside."""
    return lambda data: {name: data[name] for name in form.Meta.fields}


def _url(area: Area) -> str:
    return reverse("workforce:terms", args=(area.slug,))


def _crumbs(area: Area, here: str) -> Any:
    return crumbs(area, (_("Rules and rates"), _url(area)), (here, ""))
