"""Releasing a briefing, and calling it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.access.permissions import require
from wayside.patrols import rules as patrol_rules
from wayside.patrols.briefing import actions, rules
from wayside.patrols.briefing.forms import ReleaseForm
from wayside.patrols.briefing.permissions import RELEASE_BRIEFING
from wayside.patrols.forms import ReasonForm
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.views.opening import night_at
from wayside.patrols.views.opening import asked, sent
from wayside.web import clock


@page(RELEASE_BRIEFING)
def release(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """What it waits for; and once nothing blocks, the button."""
    night = night_at(request, area, week, patrol_id)
    now, patrol = clock.now(), night.patrol
    ready = actions.open_release(patrol=patrol, by=request.actor, now=now)
    form = ReleaseForm(request.POST or None, asks_why=bool(ready.empty), version=patrol.version)
    done = sent(
        request,
        night.at,
        form,
        lambda: actions.brief(
            patrol=patrol,
            by=request.actor,
            now=now,
            empty_posts_because=form.cleaned_data.get("empty_posts_because", ""),
            note=form.cleaned_data["note"],
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        said=_("The briefing is released. Everyone on it is told."),
        back=night.url("briefing"),
    )
    title = _("Release the briefing, %s") % patrol_name(patrol)
    context = {
        "crumbs": night.at.crumbs(title),
        "title": title,
        "night": night,
        "area": night.at.area,
        "week": night.at.iso,
        "form": form,
        "blocks": rules.blocks(ready),
        "empty": rules.empty_words(ready),
        "can_release": patrol_rules.PATROL.can(patrol.state, "brief"),
        "state": patrol.get_state_display(),
    }
    return done or render(request, "patrols/briefing/release.html", context)


@page(RELEASE_BRIEFING)
def call_back(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Call it back, with the reason."""
    night = night_at(request, area, week, patrol_id)
    require(request.actor, RELEASE_BRIEFING, area_id=night.at.area.id)
    form = ReasonForm(request.POST or None)
    done = sent(
        request,
        night.at,
        form,
        lambda: actions.call_back(
            patrol=night.patrol,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            now=clock.now(),
            token=form.once,
        ),
        said=_("The briefing is called back. Nobody can open it now."),
        back=night.url("release"),
    )
    title = _("Call the briefing for %s back") % patrol_name(night.patrol)
    return done or asked(
        request,
        form,
        title=title,
        submit=_("Call it back"),
        back=night.at.url,
        crumbs=night.at.crumbs(title),
        kind="warning",
    )
