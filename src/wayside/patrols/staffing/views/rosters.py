"""The coming nights, and the rosters made for them."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols.queries import crews
from wayside.patrols.staffing import actions, queries
from wayside.patrols.staffing.forms import WeeksForm
from wayside.patrols.staffing.jobs import defer_roster
from wayside.patrols.staffing.permissions import PLAN_ROSTER, VIEW_ROSTER
from wayside.patrols.staffing.presenters.nights import broken_rows, coming_weeks
from wayside.patrols.staffing.queries.money import priced
from wayside.patrols.staffing.rules import WEEKS_AHEAD
from wayside.patrols.staffing.views.opening import area_at, crumbs, press, roster_at
from wayside.web import clock
from wayside.web.states import NotNow

ROSTERS_SHOWN = 5


@page(VIEW_ROSTER)
def roster(request: Request, area: str) -> HttpResponse:
    """Who is on the nights of the coming weeks, what is missing, and the latest rosters."""
    found = area_at(request, area, VIEW_ROSTER)
    today = clock.today()
    rows = actions.list_rosters(area=found, by=request.actor, now=clock.now())
    last = today + timedelta(weeks=WEEKS_AHEAD, days=-1)
    standing = queries.standing_of(found, today, last, visible_to=request.actor, today=today)
    nights = list(standing.patrols.values())
    context = {
        "area": found,
        "crumbs": crumbs(found),
        "rosters": rows[:ROSTERS_SHOWN],
        "weeks": coming_weeks(
            found, nights, crews(nights), standing.posts, priced(standing.postings)
        ),
        "broken": broken_rows(queries.broken_in(standing)),
        "form": WeeksForm(),
    }
    return render(request, "patrols/staffing/roster.html", context)


@page(PLAN_ROSTER)
@require_POST
def make_nights(request: Request, area: str) -> HttpResponse:
    """Make the usual nights of the coming weeks."""
    found = area_at(request, area, PLAN_ROSTER)
    form = WeeksForm(request.POST)
    weeks = form.cleaned_data["weeks"] if form.is_valid() else WEEKS_AHEAD
    return press(
        request,
        lambda: actions.make_nights(
            area=found, first=clock.today(), weeks=weeks, by=request.actor, now=clock.now()
        ),
        ngettext(
            "The usual nights of the coming week are there.",
            "The usual nights of the coming %(n)s weeks are there.",
            weeks,
        )
        % {"n": weeks},
        reverse("patrols:roster", args=(found.slug,)),
    )


@page(PLAN_ROSTER)
@require_POST
def ask(request: Request, area: str) -> HttpResponse:
    """Have a roster worked out."""
    found = area_at(request, area, PLAN_ROSTER)
    form = WeeksForm(request.POST)
    weeks = form.cleaned_data["weeks"] if form.is_valid() else WEEKS_AHEAD

    def ask_for_one() -> None:
        made = actions.ask_roster(
            area=found, first=clock.today(), weeks=weeks, by=request.actor, now=clock.now()
        )
        defer_roster(made)

    return press(
        request,
        ask_for_one,
        _("The roster is being worked out. It takes less than a minute."),
        reverse("patrols:roster", args=(found.slug,)),
    )


@page(PLAN_ROSTER)
@require_POST
def ask_again(request: Request, area: str, roster_id: UUID) -> HttpResponse:
    """Have it worked out again from how things stand now, with the draft's locked places."""
    found = area_at(request, area, PLAN_ROSTER)
    before = roster_at(request, found, roster_id)
    try:
        made = actions.ask_roster(
            area=found,
            first=clock.today(),
            weeks=max(1, ((before.until_date - clock.today()).days + 7) // 7),
            by=request.actor,
            now=clock.now(),
            after=before,
        )
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect("patrols:roster", found.slug)
    defer_roster(made)
    return redirect("patrols:draft", found.slug, made.id)
