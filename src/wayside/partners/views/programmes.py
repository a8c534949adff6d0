"""Programmes: the list, one programme, starting, changing, settings."""

from collections.abc import Iterable
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
from wayside.partners.queries import OutcomeValues
from wayside.partners.views.editing import collided, keep_theirs, refuse
from wayside.partners.vocabulary import Origin
from wayside.web import clock
from wayside.web.collision_lines import Line, lines_apart, lines_kept
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
    if request.method == "POST" and form.is_valid() and outcomes.is_valid():
        try:
            return _change(request, form, outcome_values(outcomes), shown)
        except NotNow as refused:
            refuse(form, refused)
    context = {"form": form, "outcomes": outcomes, "programme": shown}
    return render(request, "partners/programme_form.html", context)


def _change(
    request: Request, form: ProgrammeForm, wanted: Iterable[OutcomeValues], shown: Programme
) -> HttpResponse:
    keep_theirs(request, shown, form.Meta.fields)
    mine, theirs = _outcome_lines(wanted), _outcome_lines(queries.outcomes_of(shown))
    leave = reverse("partners:programme", args=[shown.id])
    try:
        actions.change_programme(
            programme=shown,
            outcomes=lines_kept("outcomes", mine, theirs, request.POST),
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        )
    except Collision as collision:
        fields, lines = form.Meta.fields, lines_apart("outcomes", mine, theirs)
        return collided(request, shown, collision, fields=fields, leave_url=leave, lines=lines)
    messages.success(request, _("The programme is changed."))
    return redirect(leave)


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


def _outcome_lines(outcomes: Iterable[OutcomeValues]) -> list[Line[OutcomeValues]]:
    return [
        Line(
            each.statement.casefold(),
            _("Intended outcome: %(statement)s") % {"statement": each.statement},
            f"{each.direction.label}, {each.nature.label}",
            each,
        )
        for each in outcomes
    ]


def _programme(request: Request, programme_id: UUID) -> Programme:
    return get_object_or_404(queries.programmes(visible_to=request.actor), id=programme_id)
