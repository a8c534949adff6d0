"""The list of weeks and the page of one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.partners.queries import programme_of
from wayside.patrols import actions, queries
from wayside.patrols.calendar import IsoWeek, week_title
from wayside.patrols.parts.presenters.nights import part_lines
from wayside.patrols.permissions import PLAN_WEEKS, VIEW_PLACES, VIEW_REVIEW, VIEW_WEEKS
from wayside.patrols.presenters import weeks as presenters
from wayside.patrols.presenters.needs import ASKED, needs_view
from wayside.patrols.ranking import Ranking
from wayside.patrols.returns.presenters.due import return_steps
from wayside.patrols.returns.presenters.review_page import review_links
from wayside.patrols.risk.presenters import card_lines
from wayside.patrols.staffing.presenters.cards import staffing_lines
from wayside.patrols.views.opening import Opened, area_at, opened
from wayside.patrols.vocabulary import WeekState
from wayside.web import clock
from wayside.web.paging import paged

WEEKS_A_PAGE = 20


@page(VIEW_WEEKS)
def weeks(request: Request, area: str) -> HttpResponse:
    """Past, present and coming weeks."""
    found = area_at(request, area)
    today = IsoWeek.of(clock.today())
    rows = actions.list_weeks(area=found, by=request.actor, now=clock.now())
    listed = paged(request, rows, per_page=WEEKS_A_PAGE)
    near = queries.weeks_near(found, (today, today.next), visible_to=request.actor)
    context = {
        "area": found,
        "rows": presenters.week_rows(listed, found, today=today),
        "near": presenters.near_weeks(
            near, found, today=today, sees_review=request.actor.may(VIEW_REVIEW)
        ),
        "paged": listed,
        "may_plan": request.actor.may(PLAN_WEEKS, area_id=found.id),
        "has_programme": bool(listed.total) or programme_of(found) is not None,
    }
    return render(request, "patrols/weeks.html", context)


@page(VIEW_WEEKS)
def week(request: Request, area: str, week: str) -> HttpResponse:
    """The steps and what blocks them; a card a patrol; what changed; what people say."""
    at = opened(request, area, week)
    if at.week is None or not _may_open(request, at.week):
        return _not_started(request, at)
    contents = actions.open_week(week=at.week, by=request.actor, now=clock.now())
    chosen = any(contents.places.get(patrol.id) for patrol in contents.live)
    ranking = queries.ranking_of(at.week, visible_to=request.actor)
    context = {
        "area": at.area,
        "crumbs": at.crumbs(),
        "import_url": import_url(at.area),
        "page": presenters.week_page(
            contents,
            ranking,
            queries.ranking_before(at.area, at.iso, visible_to=request.actor),
            queries.ground_of(at.area),
            actor=request.actor,
            now=clock.now(),
        ),
        "review": review_links(at.week, actor=request.actor),
        "returns": return_steps(contents, actor=request.actor, now=clock.now()),
        "risk": card_lines(contents.live, actor=request.actor, area_id=at.area.id),
        "staffing": staffing_lines(contents.live, area=at.area, actor=request.actor),
        "parts": part_lines(contents.patrols, actor=request.actor, area_id=at.area.id),
        "needs": needs_view(
            at.area, actor=request.actor, ranking=ranking, wanted=request.GET.get(ASKED, "")
        ),
        "proposal": None if chosen else _proposal(request, at),
    }
    return render(request, "patrols/week.html", context)


def import_url(area: Area) -> str:
    """Where recorded crime is brought in."""
    try:
        return reverse("crime:imports", args=(area.slug,))
    except NoReverseMatch:
        return ""


def _may_open(request: Request, found: object) -> bool:
    in_review = getattr(found, "state", "") == WeekState.REVIEW
    return request.actor.may(VIEW_REVIEW) or not in_review


def _proposal(request: Request, at: Opened) -> presenters.ProposalView | None:
    """What would be proposed, where there is still nothing."""
    found = at.started
    if found.state != WeekState.REVIEW or not request.actor.may(PLAN_WEEKS, area_id=at.area.id):
        return None
    drawn = queries.proposal_for(
        found.programme, at.iso, Ranking.from_json(found.ranking), seed=found.seed
    )
    return presenters.proposal_view(drawn)


def _not_started(request: Request, at: Opened) -> HttpResponse:
    """Nothing yet: what to do first, for who may do it."""
    if at.week and request.actor.may(VIEW_PLACES):
        return redirect("patrols:places", at.area.slug, at.iso)
    context = {
        "area": at.area,
        "crumbs": at.crumbs(),
        "title": week_title(at.iso),
        "slug": str(at.iso),
        "may_start": request.actor.may(PLAN_WEEKS, area_id=at.area.id),
        "has_programme": programme_of(at.area) is not None,
        "import_url": import_url(at.area),
        "has_data": queries.has_recorded_crime(at.area),
    }
    return render(request, "patrols/not_started.html", context)
