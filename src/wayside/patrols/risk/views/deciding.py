"""Approving an assessment, or sending it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols.forms import OnceForm
from wayside.patrols.permissions import require_in_any
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import actions, queries
from wayside.patrols.risk.forms import SendBackForm
from wayside.patrols.risk.permissions import APPROVE_RISK
from wayside.patrols.risk.views.opening import night_at, said_no
from wayside.patrols.views.opening import asked, overtaken, sent
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow


@page(APPROVE_RISK)
@require_POST
def approve(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Approve it as it was read."""
    night = night_at(request, area, week, patrol_id)
    require_in_any(request.actor, APPROVE_RISK, queries.areas_of(night.patrol))
    found = queries.current(night.patrol)
    form = OnceForm(request.POST)
    if found is None or not form.is_valid():
        return redirect(night.url("risk"))
    try:
        actions.approve(
            assessment=found,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"] or 0,
            token=form.once,
        )
    except NotNow as refused:
        return said_no(request, refused, night.url("risk"))
    except Collision:
        return overtaken(request, night.at)
    messages.success(request, _("The risk assessment is approved. The briefing can be released."))
    return redirect(night.url("risk"))


@page(APPROVE_RISK)
def send_back(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Send it back, with what has to change."""
    night = night_at(request, area, week, patrol_id)
    require_in_any(request.actor, APPROVE_RISK, queries.areas_of(night.patrol))
    found = queries.current(night.patrol)
    if found is None:
        return redirect(night.url("risk"))
    form = SendBackForm(request.POST or None, version=found.version)
    back = night.url("risk")
    done = sent(
        request,
        night.at,
        form,
        lambda: actions.send_back(
            assessment=found,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        said=_("It is sent back, and the writer is told."),
        back=back,
    )
    title = _("Send the risk assessment for %s back") % patrol_name(night.patrol)
    return done or asked(
        request,
        form,
        title=title,
        submit=_("Send it back"),
        back=back,
        crumbs=night.at.crumbs(title),
    )
