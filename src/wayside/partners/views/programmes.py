"""Programmes: the list, one programme, starting, changing, settings."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners import actions, presenters, queries
from wayside.partners.forms.programmes import (
    OutcomeFormSet,
    ProgrammeForm,
    SettingsForm,
    StartProgrammeForm,
    outcome_values,
)
from wayside.partners.models import Programme
from wayside.partners.permissions import (
    MANAGE_FUNDING,
    MANAGE_PROGRAMMES,
    VIEW_FUNDING,
    VIEW_PARTNERSHIP,
)
from wayside.partners.views.editing import collided, keep_theirs, refuse
from wayside.partners.vocabulary import Origin
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.paging import paged
from wayside.web.states import NotNow


@page(VIEW_PARTNERSHIP)
def programmes(request: Request) -> HttpResponse:
    """The programmes of the actor's areas."""
    context = {
        "programmes": paged(request, queries.programmes(visible_to=request.actor)),
        "may_manage": request.actor.may(MANAGE_PROGRAMMES),
    }
    return render(request, "partners/programmes.html", context)


@page(VIEW_PARTNERSHIP)
def programme(request: Request, programme_id: UUID) -> HttpResponse:
    """One programme: where it came from, what it means to change, how it works, its money."""
    shown = _programme(request, programme_id)
    sees_money = request.actor.may(VIEW_FUNDING, area_id=shown.area_id)
    grants = queries.funding(visible_to=request.actor).filter(programme=shown)
    context = {
        "programme": shown,
        "outcomes": presenters.outcomes(shown.outcomes.all()),
        "settings": presenters.settings_rows(queries.settings_of(shown)),
        "kinds": presenters.kinds_in_words(queries.kinds_of(shown)),
        "sees_money": sees_money,
        "grants": [presenters.money(each, today=clock.today()) for each in grants]
        if sees_money
        else [],
        "may_manage": request.actor.may(MANAGE_PROGRAMMES, area_id=shown.area_id),
        "may_fund": request.actor.may(MANAGE_FUNDING, area_id=shown.area_id),
    }
    return render(request, "partners/programme.html", context)


@page(MANAGE_PROGRAMMES)
def start_programme(request: Request) -> HttpResponse:
    """Start a programme."""
    form = StartProgrammeForm(
        request.POST or None, actor=request.actor, initial={"start_date": clock.today()}
    )
    outcomes = OutcomeFormSet(request.POST or None, prefix="outcomes")
    if request.method == "POST" and form.is_valid() and outcomes.is_valid():
        data = form.cleaned_data
        try:
            started = actions.start_programme(
                **{**data, "origin": Origin(data["origin"])},
                outcomes=outcome_values(outcomes),
                by=request.actor,
                now=clock.now(),
            )
        except NotNow as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("%(name)s has started.") % {"name": started.name})
            return redirect("partners:programme", started.id)
    return render(request, "partners/programme_form.html", {"form": form, "outcomes": outcomes})


@page(MANAGE_PROGRAMMES)
def change_programme(request: Request, programme_id: UUID) -> HttpResponse:
    """Change a programme and its intended outcomes."""
    shown = _programme(request, programme_id)
    form = ProgrammeForm(request.POST or None, instance=shown, actor=request.actor)
    rows = list(shown.outcomes.values("statement", "nature", "direction"))
    outcomes = OutcomeFormSet(request.POST or None, prefix="outcomes", initial=rows)
    context = {"form": form, "outcomes": outcomes, "programme": shown}
    if request.method == "POST" and form.is_valid() and outcomes.is_valid():
        keep_theirs(request, shown, form.Meta.fields)
        leave = reverse("partners:programme", args=[shown.id])
        try:
            actions.change_programme(
                programme=shown,
                outcomes=outcome_values(outcomes),
                expected_version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
            )
        except NotNow as refused:
            refuse(form, refused)
        except Collision as collision:
            return collided(request, shown, collision, fields=form.Meta.fields, leave_url=leave)
        else:
            messages.success(request, _("The programme is changed."))
            return redirect(leave)
    return render(request, "partners/programme_form.html", context)


@page(MANAGE_PROGRAMMES)
def change_settings(request: Request, programme_id: UUID) -> HttpResponse:
    """Change how a programme finds and visits places."""
    shown = _programme(request, programme_id)
    settings = queries.settings_of(shown)
    form = SettingsForm(request.POST or None, instance=settings)
    if request.method == "POST" and form.is_valid():
        keep_theirs(request, settings, form.Meta.fields)
        leave = reverse("partners:programme", args=[shown.id])
        try:
            actions.change_settings(
                settings=settings,
                expected_version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
            )
        except NotNow as refused:
            refuse(form, refused)
        except Collision as collision:
            return collided(request, settings, collision, fields=form.Meta.fields, leave_url=leave)
        else:
            messages.success(request, _("The settings are changed. The next ranking uses them."))
            return redirect(leave)
    context: dict[str, Any] = {"form": form, "programme": shown}
    return render(request, "partners/settings_form.html", context)


def _programme(request: Request, programme_id: UUID) -> Programme:
    return get_object_or_404(queries.programmes(visible_to=request.actor), id=programme_id)
