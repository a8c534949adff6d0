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
from wayside.partners.views.editing import changed
from wayside.partners.vocabulary import Origin
from wayside.web import clock
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.editing import carried_out
from wayside.web.paging import paged


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
    done = carried_out(
        request,
        form,
        lambda: actions.start_programme(
            **{**form.cleaned_data, "origin": Origin(form.cleaned_data["origin"])},
            outcomes=outcome_values(outcomes),
            by=request.actor,
            now=clock.now(),
        ),
        rows=outcomes,
    )
    if done:
        messages.success(request, _("%(name)s has started.") % {"name": done.result.name})
        return redirect("partners:programme", done.result.id)
    return render(request, "partners/programme_form.html", {"form": form, "outcomes": outcomes})


@page(MANAGE_PROGRAMMES)
def change_programme(request: Request, programme_id: UUID) -> HttpResponse:
    """Change a programme and its intended outcomes."""
    shown = _programme(request, programme_id)
    form = ProgrammeForm(request.POST or None, instance=shown, actor=request.actor)
    rows = list(shown.outcomes.values("statement", "nature", "direction", "measured_by"))
    outcomes = OutcomeFormSet(request.POST or None, prefix="outcomes", initial=rows)
    theirs = _outcome_lines(queries.outcomes_of(shown))

    def act() -> object:
        mine = _outcome_lines(outcome_values(outcomes))
        return actions.change_programme(
            programme=shown,
            outcomes=lines_kept("outcomes", mine, theirs, request.POST),
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        )

    done = changed(
        request,
        form,
        act,
        said=_("The programme is changed."),
        leave_url=reverse("partners:programme", args=[shown.id]),
        rows=outcomes,
        lines=lambda: lines_apart("outcomes", _outcome_lines(outcome_values(outcomes)), theirs),
    )
    context = {"form": form, "outcomes": outcomes, "programme": shown}
    return done or render(request, "partners/programme_form.html", context)


@page(MANAGE_PROGRAMMES)
def change_settings(request: Request, programme_id: UUID) -> HttpResponse:
    """Change how a programme finds and visits places."""
    shown = _programme(request, programme_id)
    settings = queries.settings_of(shown)
    form = SettingsForm(request.POST or None, instance=settings)
    done = changed(
        request,
        form,
        lambda: actions.change_settings(
            settings=settings,
            expected_version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        ),
        said=_("The settings are changed. The next ranking uses them."),
        leave_url=reverse("partners:programme", args=[shown.id]),
    )
    context: dict[str, Any] = {"form": form, "programme": shown}
    return done or render(request, "partners/settings_form.html", context)


def _outcome_lines(outcomes: Iterable[OutcomeValues]) -> list[Line[OutcomeValues]]:
    return [
        Line(
            each.statement.casefold(),
            _("Intended outcome: %(statement)s") % {"statement": each.statement},
            ", ".join(
                str(word.label) for word in (each.direction, each.nature, each.measured_by) if word
            ),
            each,
        )
        for each in outcomes
    ]


def _programme(request: Request, programme_id: UUID) -> Programme:
    return get_object_or_404(queries.programmes(visible_to=request.actor), id=programme_id)
