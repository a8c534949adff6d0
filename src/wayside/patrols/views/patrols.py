"""Adding, changing and cancelling patrols."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols import actions, queries
from wayside.patrols.calendar import LONDON, night
from wayside.patrols.forms import PatrolForm
from wayside.patrols.models import Patrol
from wayside.patrols.parts.actions import call_off
from wayside.patrols.parts.forms import CallOffForm
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.views.opening import (
    Opened,
    asked,
    collided,
    opened_to_plan,
    patrol_at,
    press,
    sent,
)
from wayside.web import clock
from wayside.web.collisions import Collision, keeps_theirs
from wayside.web.editing import carried_out

COMPARED = ("date", "starts_at", "ends_at", "note")


@page(PLAN_WEEKS)
def add(request: Request, area: str, week: str) -> HttpResponse:
    """Add a night."""
    at = opened_to_plan(request, area, week)
    usual = queries.plan_settings(at.started.programme)
    initial = {"start": usual.start, "end": usual.end, "day": usual.weekdays[0]}
    form = PatrolForm(request.POST or None, week=at.iso, initial=initial)
    done = sent(
        request,
        at,
        form,
        lambda: actions.add_patrol(
            week=at.started,
            by=request.actor,
            now=clock.now(),
            token=form.once,
            **_given(form, at),
        ),
        said=_("The patrol is added. Choose its places."),
        back=f"{at.url}#patrols",
    )
    title = _("Add a patrol")
    return done or asked(
        request,
        form,
        title=title,
        submit=_("Add the patrol"),
        back=at.url,
        crumbs=at.crumbs(title),
    )


@page(PLAN_WEEKS)
def change(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Change a patrol's day, hours and note."""
    at = opened_to_plan(request, area, week)
    patrol = patrol_at(at, patrol_id)
    form = PatrolForm(
        request.POST or None, week=at.iso, initial=_initial(patrol), version=patrol.version
    )

    def given() -> dict[str, Any]:
        return _chosen(request, _given(form, at), _given_by(patrol))

    def act() -> Patrol:
        return actions.change_patrol(
            patrol=patrol,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
            **given(),
        )

    try:
        done = carried_out(request, form, act)
    except Collision as collision:
        return collided(request, at, _mine(patrol, given()), collision, COMPARED)
    if done:
        messages.success(request, _("The patrol is changed and its times drawn again."))
        return redirect(f"{at.url}#patrol-{patrol.id}")
    title = _("Change the patrol")
    return asked(request, form, title=title, submit=_("Save"), back=at.url, crumbs=at.crumbs(title))


@page(PLAN_WEEKS)
def cancel(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Cancel a patrol, with the reason."""
    at = opened_to_plan(request, area, week)
    patrol = patrol_at(at, patrol_id)
    form = CallOffForm(request.POST or None, version=patrol.version)
    done = sent(
        request,
        at,
        form,
        lambda: call_off(
            patrol=patrol,
            kind=DisruptionKind(form.cleaned_data["kind"]),
            reason=form.cleaned_data["reason"],
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        said=_("The patrol is cancelled and everybody is told."),
        back=at.url,
    )
    title = _("Cancel the patrol on %s") % patrol_name(patrol)
    return done or asked(
        request,
        form,
        title=title,
        submit=_("Cancel the patrol"),
        back=at.url,
        crumbs=at.crumbs(title),
        kind="warning",
    )


@page(PLAN_WEEKS)
@require_POST
def reinstate(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Take back the cancelling."""
    at = opened_to_plan(request, area, week)
    patrol = patrol_at(at, patrol_id)
    return press(
        request,
        at,
        lambda form: actions.reinstate_patrol(
            patrol=patrol, by=request.actor, now=clock.now(), token=form.once
        ),
        _("The patrol is back on the plan."),
        f"patrol-{patrol.id}",
    )


@page(PLAN_WEEKS)
@require_POST
def shuffle(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Draw a new order of visits."""
    at = opened_to_plan(request, area, week)
    patrol = patrol_at(at, patrol_id)
    return press(
        request,
        at,
        lambda form: actions.shuffle(
            patrol=patrol, by=request.actor, now=clock.now(), token=form.once
        ),
        _("A new order of visits is drawn."),
        f"patrol-{patrol.id}",
    )


def _given(form: PatrolForm, at: Opened) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "day": at.iso.day(data["day"]),
        "start": data["start"],
        "end": data["end"],
        "note": data["note"],
    }


def _given_by(patrol: Patrol) -> dict[str, Any]:
    """The patrol as it stands, in the form's terms."""
    return {
        "day": patrol.date,
        "start": patrol.starts_at.astimezone(LONDON).time(),
        "end": patrol.ends_at.astimezone(LONDON).time(),
        "note": patrol.note,
    }


def _chosen(request: Request, mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """After a collision: each field as it was chosen."""
    fields = dict(zip(COMPARED, mine, strict=True))
    return {
        name: theirs[name] if keeps_theirs(request.POST, field) else mine[name]
        for field, name in fields.items()
    }


def _initial(patrol: Patrol) -> dict[str, Any]:
    given = _given_by(patrol)
    return {**given, "day": patrol.date.isoweekday()}


def _mine(patrol: Patrol, given: dict[str, Any]) -> Patrol:
    hours = night(given["day"], given["start"], given["end"])
    patrol.date, patrol.note = given["day"], given["note"]
    patrol.starts_at, patrol.ends_at = hours.starts_at, hours.ends_at
    return patrol
