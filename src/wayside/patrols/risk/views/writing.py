"""The page of an assessment, and writing it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols.forms import OnceForm
from wayside.patrols.models import RiskAssessment
from wayside.patrols.models.risk_templates import SECTIONS
from wayside.patrols.permissions import require_in_any
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import actions, presenters, queries
from wayside.patrols.risk.forms import Hazards, RiskForm, hazard_set, risks_in
from wayside.patrols.risk.permissions import VIEW_RISK, WRITE_RISK
from wayside.patrols.risk.rules import Risk
from wayside.patrols.risk.views.opening import Night, night_at, said_no
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.views.opening import overtaken
from wayside.web import clock
from wayside.web.collision_lines import lines_apart, lines_kept
from wayside.web.collisions import Collision, differences, keeps_theirs
from wayside.web.editing import collision_page, refuse
from wayside.web.states import NotNow

NUMBERS = ("grace_minutes", "briefing_hours")
COMPARED = (*SECTIONS, "authority", "incident_number", *NUMBERS)


@page(VIEW_RISK)
def risk(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """The assessment that stands, what it waits for and who may decide."""
    night = night_at(request, area, week, patrol_id)
    found = actions.open_risk(patrol=night.patrol, by=request.actor, now=clock.now())
    title = _("Risk assessment, %s") % patrol_name(night.patrol)
    begins = (
        found is None
        and night.patrol.state in BEFORE_GOING_OUT
        and queries.may(night.patrol, WRITE_RISK, visible_to=request.actor)
    )
    context = {
        "crumbs": night.at.crumbs(title),
        "title": title,
        "night": night,
        "area": night.at.area,
        "week": night.at.iso,
        "page": presenters.risk_page(found, actor=request.actor) if found else None,
        "begins": begins,
        "former": queries.former(night.patrol),
    }
    return render(request, "patrols/risk/assessment.html", context)


@page(WRITE_RISK)
@require_POST
def start(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Begin it from the template."""
    night = night_at(request, area, week, patrol_id)
    form = OnceForm(request.POST)
    form.is_valid()
    try:
        actions.start(
            patrol=night.patrol,
            by=request.actor,
            now=clock.now(),
            token=form.cleaned_data.get("token"),
        )
    except NotNow as refused:
        return said_no(request, refused, night.url("risk"))
    return redirect(night.url("write_risk"))


@page(WRITE_RISK)
def write(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Fill it in."""
    night = night_at(request, area, week, patrol_id)
    require_in_any(request.actor, WRITE_RISK, queries.areas_of(night.patrol))
    found = queries.current(night.patrol)
    if found is None:
        return redirect(night.url("risk"))
    risks = queries.risks_of(found)
    form = RiskForm(
        request.POST or None,
        hours=night.patrol.hours,
        initial=_initial(found),
        version=found.version,
    )
    rows = hazard_set(request.POST or None, risks)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            actions.write(
                assessment=found,
                written=_written(request, form, rows, found, risks),
                by=request.actor,
                now=clock.now(),
                expected_version=form.cleaned_data["version"] or 0,
                token=form.once,
            )
        except NotNow as refused:
            refuse(form, refused)
        except Collision:
            return _collided(request, night, form, rows, found)
        else:
            messages.success(request, _("The risk assessment is saved."))
            return redirect(night.url("risk"))
    title = _("Write the risk assessment, %s") % patrol_name(night.patrol)
    context = {"crumbs": night.at.crumbs(title), "title": title, "form": form, "rows": rows}
    return render(request, "patrols/risk/write.html", context | {"back": night.url("risk")})


@page(WRITE_RISK)
@require_POST
def submit(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Send it for approval."""
    night = night_at(request, area, week, patrol_id)
    found = queries.current(night.patrol)
    form = OnceForm(request.POST)
    if found is None or not form.is_valid():
        return redirect(night.url("risk"))
    try:
        actions.submit(
            assessment=found,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        )
    except NotNow as refused:
        return said_no(request, refused, night.url("risk"))
    except Collision:
        return overtaken(request, night.at)
    messages.success(request, _("It waits for approval by another person, a sergeant or above."))
    return redirect(night.url("risk"))


def _initial(found: RiskAssessment) -> dict[str, Any]:
    kept = {name: getattr(found, name) for name in COMPARED}
    return {**kept, "check_in_times": presenters.clocks(found.check_in_times)}


def _written(
    request: Request,
    form: RiskForm,
    rows: Hazards,
    theirs: RiskAssessment,
    their_risks: Sequence[Risk],
) -> actions.Written:
    """What was typed; after a collision each part as it was chosen."""
    mine = form.cleaned_data
    chosen = {
        name: getattr(theirs, name) if keeps_theirs(request.POST, name) else mine[name]
        for name in COMPARED
    }
    return actions.Written(
        sections={name: chosen[name] for name in SECTIONS},
        risks=lines_kept(
            "hazards",
            presenters.risk_lines(risks_in(rows)),
            presenters.risk_lines(their_risks),
            request.POST,
        ),
        authority=chosen["authority"],
        incident_number=chosen["incident_number"],
        check_in_times=mine["check_in_times"],
        grace_minutes=chosen["grace_minutes"],
        briefing_hours=chosen["briefing_hours"],
    )


def _collided(
    request: Request, night: Night, form: RiskForm, rows: Hazards, theirs: RiskAssessment
) -> HttpResponse:
    """Both versions, part by part and hazard by hazard."""
    mine = RiskAssessment(**{name: form.cleaned_data[name] for name in COMPARED})
    apart = lines_apart(
        "hazards",
        presenters.risk_lines(risks_in(rows)),
        presenters.risk_lines(queries.risks_of(theirs)),
    )
    found = (*differences(mine, theirs, COMPARED), *apart)
    return collision_page(
        request, found, theirs, name=_("the risk assessment"), leave_url=night.url("risk")
    )
