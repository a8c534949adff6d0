"""One roster: read, changed by hand, published or thrown away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.patrols.models import EmptyPost, Roster
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import actions, queries
from wayside.patrols.staffing.forms import PutOnForm
from wayside.patrols.staffing.permissions import PLAN_ROSTER, VIEW_ROSTER
from wayside.patrols.staffing.presenters.drafts import draft_page
from wayside.patrols.staffing.presenters.empty import empty_page
from wayside.patrols.staffing.seats import NightSeen, Seat
from wayside.patrols.staffing.views.colliding import edit_night
from wayside.patrols.staffing.views.opening import area_at, crumbs, press, roster_at
from wayside.patrols.vocabulary import Duty
from wayside.web import clock
from wayside.web.collisions import version_in
from wayside.workforce import queries as workforce


@page(VIEW_ROSTER)
def draft(request: Request, area: str, roster_id: UUID) -> HttpResponse:
    """How good it is and what is proven; what changes for whom; who is where; each one's load."""
    found = area_at(request, area, VIEW_ROSTER)
    roster = roster_at(request, found, roster_id)
    actions.open_roster(roster=roster, by=request.actor, now=clock.now())
    contents = queries.contents_of_roster(roster)
    context = {
        "area": found,
        "roster": roster,
        "crumbs": crumbs(found, str(roster)),
        "page": draft_page(
            roster,
            lines=contents.lines,
            gaps=contents.gaps,
            loads=contents.loads,
            published=contents.published,
        ),
    }
    return render(request, "patrols/staffing/draft.html", context)


@page(PLAN_ROSTER)
@require_POST
def publish(request: Request, area: str, roster_id: UUID) -> HttpResponse:
    """Publish it: everybody whose place changes is told."""
    found, roster, version = _pressed(request, area, roster_id)
    return press(
        request,
        lambda: actions.publish_roster(
            roster=roster, by=request.actor, now=clock.now(), expected_version=version
        ),
        _("The roster is published. Everybody whose place changes is being told."),
        _url(found, roster),
    )


@page(PLAN_ROSTER)
@require_POST
def discard(request: Request, area: str, roster_id: UUID) -> HttpResponse:
    """Throw it away."""
    found, roster, version = _pressed(request, area, roster_id)
    return press(
        request,
        lambda: actions.discard_roster(
            roster=roster, by=request.actor, now=clock.now(), expected_version=version
        ),
        _("The draft is discarded. Nobody was told of it."),
        reverse("patrols:roster", args=(found.slug,)),
    )


@page(PLAN_ROSTER)
@require_POST
def lock(request: Request, area: str, roster_id: UUID, line_id: UUID) -> HttpResponse:
    """Let a place stay whatever else changes, or no longer."""
    found, roster, version = _pressed(request, area, roster_id)
    wanted = request.POST.get("locked") == "yes"
    return edit_night(
        request,
        roster,
        lambda: actions.lock_line(
            roster=roster,
            line_id=line_id,
            is_locked=wanted,
            by=request.actor,
            now=clock.now(),
            expected_version=version,
        ),
        mine=lambda seen: seen.held(_somebody(request), is_locked=wanted),
        said=_("The place stays when the roster is worked out again.")
        if wanted
        else _("The place may change when the roster is worked out again."),
        back=_url(found, roster),
    )


@page(PLAN_ROSTER)
@require_POST
def take_off(request: Request, area: str, roster_id: UUID, line_id: UUID) -> HttpResponse:
    """Take somebody off a night."""
    found, roster, version = _pressed(request, area, roster_id)
    return edit_night(
        request,
        roster,
        lambda: actions.take_off(
            roster=roster,
            line_id=line_id,
            by=request.actor,
            now=clock.now(),
            expected_version=version,
        ),
        mine=lambda seen: seen.without(_somebody(request)),
        said=_("They are off that night in this draft."),
        back=_url(found, roster),
    )


@page(PLAN_ROSTER)
def put_on(request: Request, area: str, roster_id: UUID, patrol_id: UUID) -> HttpResponse:
    """Put somebody on a night by hand, once every rule has been checked."""
    found = area_at(request, area, PLAN_ROSTER)
    roster = roster_at(request, found, roster_id)
    night = queries.night_of_roster(roster, patrol_id)
    if night is None:
        raise Http404(str(patrol_id))
    workers = workforce.pool(found, visible_to=request.actor)
    seen = NightSeen(patrol_id, queries.crew_of_night(roster, patrol_id))
    form = PutOnForm(
        request.POST or None,
        workers=workers,
        initial={"version": roster.version, "seen": str(seen)},
    )
    if request.method == "POST" and form.is_valid():
        return _put_on(request, roster, patrol_id, form.cleaned_data, _url(found, roster))
    title = _("Put somebody on %s") % patrol_name(night)
    context = {"crumbs": crumbs(found, title), "form": form, "title": title}
    more = {"back": _url(found, roster), "submit": _("Put on")}
    return render(request, "patrols/form.html", context | more)


@page(VIEW_ROSTER)
def empty_post(request: Request, area: str, roster_id: UUID, empty_id: UUID) -> HttpResponse:
    """Why a post is empty, and what would help."""
    found = area_at(request, area, VIEW_ROSTER)
    roster = roster_at(request, found, roster_id)
    rows = EmptyPost.objects.filter(roster=roster).select_related("patrol", "roster")
    post = rows.filter(id=empty_id).first()
    if post is None:
        raise Http404(str(empty_id))
    actions.open_empty_post(post=post, by=request.actor, now=clock.now())
    people, nights = queries.named_in(roster, visible_to=request.actor)
    view = empty_page(post, names=people, nights=nights, limits=workforce.limits(found))
    context = {"crumbs": crumbs(found, view.title), "page": view, "back": _url(found, roster)}
    return render(request, "patrols/staffing/empty_post.html", context)


def _put_on(
    request: Request, roster: Roster, patrol_id: UUID, given: dict[str, Any], back: str
) -> HttpResponse:
    seat = Seat(UUID(given["worker"]), Duty(given["duty"]), is_locked=True)
    return edit_night(
        request,
        roster,
        lambda: actions.put_on(
            roster=roster,
            patrol_id=patrol_id,
            worker_id=seat.worker_id,
            duty=seat.duty,
            by=request.actor,
            now=clock.now(),
            expected_version=given["version"],
        ),
        mine=lambda seen: (*seen.without(seat.worker_id), seat),
        said=_("They are on that night in this draft, and stay when it is worked out again."),
        back=back,
    )


def _somebody(request: Request) -> UUID:
    """Whose place a button of a line is about.

    Raises:
        Http404: the page sent nobody.
    """
    try:
        return UUID(request.POST.get("worker", ""))
    except ValueError as nobody:
        raise Http404 from nobody


def _pressed(request: Request, area: str, roster_id: UUID) -> tuple[Area, Roster, int]:
    found = area_at(request, area, PLAN_ROSTER)
    roster = roster_at(request, found, roster_id)
    return found, roster, version_in(request.POST.get("version", ""))


def _url(area: Area, roster: Roster) -> str:
    return reverse("patrols:draft", args=(area.slug, roster.id))
