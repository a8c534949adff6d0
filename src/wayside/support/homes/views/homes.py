"""Somebody's homes: one page, and a form for each step."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners import queries as partners
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.support.homes import actions, queries
from wayside.support.homes.actions import HomeStep, Moving, NotedRisk
from wayside.support.homes.forms import DayForm, HomeForm, LabelForm, RiskForm, StepForm
from wayside.support.homes.permissions import KEEP_HOMES
from wayside.support.homes.presenters import shown, steps_of
from wayside.support.homes.vocabulary import Cause, HomeKind, Risk, RiskLevel
from wayside.support.models import Home, OfferAbout
from wayside.web import clock
from wayside.web.asking import Asked, ask


@page(KEEP_HOMES)
def homes(request: Request, person_id: UUID) -> HttpResponse:
    """Each home: how it stands, what puts it at risk, what was served, and the steps so far."""
    person = person_at(request, person_id)
    opened = actions.open_homes(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Homes")),
        "homes": shown(opened),
        "offers": opened.offers,
    }
    return render(request, "support/homes/page.html", context)


@page(KEEP_HOMES)
def begin(request: Request, person_id: UUID) -> HttpResponse:
    """Note a home; of a request for a place, as that says."""
    person = person_at(request, person_id)
    about = _offer(person, request.GET.get("offer", ""))
    initial: dict[str, Any] = {"expected_date": clock.today()}
    if about is not None:
        initial |= {"kind": about.offer.place.kind, "keeper": about.offer.to_agency_id}
        initial["expected_date"] = about.offer.moved_date or clock.today()

    def do(data: dict[str, Any]) -> object:
        return actions.begin_home(
            person=person,
            moving=Moving(
                HomeKind(data["kind"]),
                data["expected_date"],
                data["address"],
                data["keeper"].id if data["keeper"] else None,
                about.offer if about else None,
            ),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    agencies = partners.agencies(visible_to=request.actor)
    form = HomeForm(request.POST or None, initial=initial, agencies=agencies)
    return ask(request, form, do, words(person, _("A home")))


@page(KEEP_HOMES)
def step(request: Request, person_id: UUID, home_id: UUID) -> HttpResponse:
    """Note what happened with a home."""
    person, held = home_at(request, person_id, home_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.move_home(
            home=held,
            step=HomeStep(
                data["verb"],
                data["on_date"],
                data["words"],
                Cause(data["cause"]) if data.get("cause") else None,
                is_out_of_area=data.get("is_out_of_area", False),
            ),
            **seen,
        )

    initial = {"version": held.version, "on_date": clock.today()}
    form = StepForm(request.POST or None, initial=initial, steps=steps_of(held))
    return ask_step(request, form, do, words(person, _("What happened with the home?")))


@page(KEEP_HOMES)
def add_risk(request: Request, person_id: UUID, home_id: UUID) -> HttpResponse:
    """Note what puts a home at risk."""
    person, held = home_at(request, person_id, home_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.note_risk(
            home=held,
            risk=NotedRisk(
                Risk(data["category"]),
                RiskLevel(data["level"]),
                data["since_date"],
                data["words"],
            ),
            **seen,
        )

    initial = {"version": held.version, "since_date": clock.today()}
    form = RiskForm(request.POST or None, initial=initial)
    note = _(
        "Who keeps the home sees the category and the dates at most, and only if you let them."
    )
    return ask_step(request, form, do, words(person, _("The home is at risk"), note))


@page(KEEP_HOMES)
def end_risk(request: Request, person_id: UUID, home_id: UUID, home_risk_id: UUID) -> HttpResponse:
    """Note that it is over."""
    person, held = home_at(request, person_id, home_id)
    risk = queries.risk_of(held, home_risk_id)
    if risk is None:
        raise Http404(str(home_risk_id))

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.end_risk(
            risk=risk,
            on_date=data["on_date"],
            **seen,
        )

    initial = {"version": risk.version, "on_date": clock.today()}
    form = DayForm(request.POST or None, initial=initial)
    title = _("It is over: %(what)s") % {"what": risk.get_category_display()}
    return ask_step(request, form, do, words(person, title))


@page(KEEP_HOMES)
def let_see(request: Request, person_id: UUID, home_id: UUID) -> HttpResponse:
    """Let the agency that keeps a home see that it is at risk."""
    person, held = home_at(request, person_id, home_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.let_keeper_see(
            home=held,
            label=data["label"],
            **seen,
        )

    kept = getattr(held, "kept", None)
    initial = {"version": held.version, "label": kept.label if kept else ""}
    form = LabelForm(request.POST or None, initial=initial)
    return ask_step(request, form, do, words(person, _("Let the housing officers see it")))


def home_at(request: Request, person_id: UUID, home_id: UUID) -> tuple[Person, Home]:
    """One home of somebody whose record is open."""
    person = person_at(request, person_id)
    held = queries.home_of(person, home_id)
    if held is None:
        raise Http404(str(home_id))
    return person, held


def words(person: Person, title: str, note: str = "") -> Asked:
    """The words of a form about somebody's home."""
    return asked_about(person, title, "support:homes", note=note)


def _offer(person: Person, wanted: str) -> OfferAbout | None:
    found = (each for each in queries.offers_of(person) if str(each.offer_id) == wanted)
    return next(found, None)
