"""The briefing as a page and as a paper."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.patrols.briefing import actions, presenters, queries
from wayside.patrols.briefing.permissions import OPEN_BRIEFING, RELEASE_BRIEFING
from wayside.patrols.briefing.queries import Told
from wayside.patrols.briefing.rules import NotOpen
from wayside.patrols.queries import ground_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.views.opening import Night, night_at
from wayside.web import clock
from wayside.web.exports import attachment
from wayside.web.pdf import typst_pdf

GONE = 410


@page(OPEN_BRIEFING)
def briefing(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """What the reader is told, in the reader's version; or why it cannot be opened."""
    night = night_at(request, area, week, patrol_id)
    try:
        told = _told(request, night)
    except NotOpen as shut:
        return _shut(request, night, shut)
    releases = request.actor.may(RELEASE_BRIEFING, area_id=night.at.area.id)
    context = {
        "page": presenters.briefing_page(told, ground_of(night.at.area)),
        "night": night,
        "paper": _paper_url(request, night),
        "releases": releases,
        "agencies": queries.agencies_coming(night.patrol) if releases else (),
    }
    return render(request, "patrols/briefing/briefing.html", context)


@page(OPEN_BRIEFING)
def paper(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """The same on paper."""
    night = night_at(request, area, week, patrol_id)
    now = clock.now()
    try:
        told = _told(request, night, on_paper=True)
    except NotOpen as shut:
        return _shut(request, night, shut)
    shown = presenters.briefing_page(told, ground_of(night.at.area))
    data = presenters.paper(shown, told, opened_by=request.actor.name, now=now)
    return attachment(
        typst_pdf(presenters.TEMPLATE, data, now=now),
        filename=f"briefing-{night.at.area.slug}-{night.patrol.date}.pdf",
        content_type="application/pdf",
    )


def _told(request: Request, night: Night, *, on_paper: bool = False) -> Told:
    return actions.open_briefing(
        patrol=night.patrol,
        by=request.actor,
        now=clock.now(),
        on_paper=on_paper,
        agency_id=_agency(request, night),
    )


def _agency(request: Request, night: Night) -> UUID | None:
    """The agency whose version was asked for, by who releases."""
    asked = request.GET.get("agency", "")
    if not asked:
        return None
    coming = queries.agencies_coming(night.patrol)
    return next((each.id for each in coming if each.slug == asked), None)


def _paper_url(request: Request, night: Night) -> str:
    asked = request.GET.get("agency", "")
    query = f"?{urlencode({'agency': asked})}" if asked else ""
    return f"{night.url('briefing_paper')}{query}"


def _shut(request: Request, night: Night, shut: NotOpen) -> HttpResponse:
    """The page that says why there is nothing to open."""
    context = {
        "title": _("Briefing, %s") % patrol_name(night.patrol),
        "sentence": shut.sentence,
    }
    status = GONE if shut.is_over else 200
    return render(request, "patrols/briefing/shut.html", context, status=status)
