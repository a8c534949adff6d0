"""What every page begins with: the area and week of the address; and how every button ends."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.access.permissions import require
from wayside.partners.models import Area
from wayside.patrols import queries
from wayside.patrols.calendar import BadWeekError, IsoWeek, week_title
from wayside.patrols.forms import OnceForm
from wayside.patrols.models import Patrol, PatrolPlace, Week
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.presenters.weeks import story_of
from wayside.patrols.queries.facts import patrol_name
from wayside.web import editing
from wayside.web.collisions import Collision, differences
from wayside.web.editing import carried_out, collision_page
from wayside.web.models import Versioned
from wayside.web.navigation import Item


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A week of an area, started or not."""

    area: Area
    iso: IsoWeek
    week: Week | None

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("patrols:week", args=(self.area.slug, self.iso))

    @property
    def started(self) -> Week:
        """The week, which must be there for this page to be."""
        if self.week is None:
            raise Http404(str(self.iso))
        return self.week

    def crumbs(self, *more: str) -> list[Item]:
        """Where a page of the week stands."""
        weeks = reverse("patrols:weeks", args=(self.area.slug,))
        head = [Item(self.area.name, ""), Item(_("Weeks"), weeks)]
        if not more:
            return [*head, Item(week_title(self.iso), "")]
        return [*head, Item(week_title(self.iso), self.url), *(Item(one, "") for one in more)]

    def crumbs_to_places(self, here: str) -> list[Item]:
        """The same for partners, whose way in is the places."""
        places = reverse("patrols:places", args=(self.area.slug, self.iso))
        return [Item(self.area.name, ""), Item(_("Places of the week"), places), Item(here, "")]


def area_at(request: Request, slug: str) -> Area:
    """The area of the address, if its weeks are the actor's to ask for."""
    try:
        return queries.area_of_weeks(slug, visible_to=request.actor)
    except Area.DoesNotExist as gone:
        raise Http404(slug) from gone


def opened(request: Request, area: str, week: str) -> Opened:
    """The area and week of the address; a week that no calendar has is no page."""
    found, iso = area_at(request, area), _iso(week)
    return Opened(found, iso, queries.week_of(found, iso, visible_to=request.actor))


def opened_for_night(request: Request, area: str, week: str) -> Opened:
    """The same for a page of one night, whose action asks who is on it: a week that is opened
    again shuts nobody out who is on the street."""
    found, iso = area_at(request, area), _iso(week)
    return Opened(found, iso, queries.week_of_nights(found, iso))


def _iso(week: str) -> IsoWeek:
    try:
        return IsoWeek.parse(week)
    except BadWeekError as bad:
        raise Http404(str(bad)) from bad


def opened_to_plan(request: Request, area: str, week: str) -> Opened:
    """The same for who plans the whole area's weeks, not one ward's part of them."""
    at = opened(request, area, week)
    require(request.actor, PLAN_WEEKS, area_id=at.area.id)
    return at


def patrol_at(page: Opened, patrol_id: UUID) -> Patrol:
    """A patrol of the week."""
    try:
        return queries.patrol_of(page.started, patrol_id)
    except ObjectDoesNotExist as gone:
        raise Http404(str(patrol_id)) from gone


def place_at(request: Request, page: Opened, place_id: UUID) -> PatrolPlace:
    """A place of the week that the actor may see."""
    try:
        return queries.place_of(page.started, place_id, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(str(place_id)) from gone


def press(
    request: Request, page: Opened, do: Callable[[OnceForm], object], said: str, at: str
) -> HttpResponse:
    """A button: act once, say so, and go back to where it stood. A refusal says why; a
    collision shows what the other did."""
    form, back = OnceForm(request.POST), f"{page.url}#{at}"
    if not form.is_valid():
        return redirect(back)
    try:
        return editing.press(request, lambda: do(form), said, back)
    except Collision:
        return overtaken(request, page)


def sent(
    request: Request,
    page: Opened,
    form: BaseForm,
    act: Callable[[], object],
    *,
    said: str,
    back: str,
) -> HttpResponse | None:
    """What a form sent leads to; None while it is to be shown, with what was wrong in it."""
    try:
        done = carried_out(request, form, act)
    except Collision:
        return overtaken(request, page)
    if done is None:
        return None
    messages.success(request, said)
    return redirect(back)


def asked(
    request: Request,
    form: BaseForm,
    *,
    title: str,
    submit: str,
    back: str,
    crumbs: list[Item],
    **more: object,
) -> HttpResponse:
    """The page of one form: its question, its button and the way back."""
    context = {"form": form, "title": title, "submit": submit, "back": back, "crumbs": crumbs}
    return render(request, "patrols/form.html", context | more)


def overtaken(request: Request, page: Opened) -> HttpResponse:
    """The page after a collision of buttons: what somebody else did, and the way back."""
    context = {
        "crumbs": page.crumbs(_("Somebody else changed this too")),
        "story": story_of(page.started),
        "back": page.url,
        "title": week_title(page.iso),
    }
    return render(request, "patrols/overtaken.html", context, status=409)


def collided(
    request: Request, page: Opened, mine: Versioned, collision: Collision, fields: tuple[str, ...]
) -> HttpResponse:
    """The page that shows both versions, field by field, and lets the person choose."""
    theirs = collision.current
    if theirs is None:
        return overtaken(request, page)
    name = patrol_name(mine) if isinstance(mine, Patrol) else str(mine)
    found = differences(mine, theirs, fields)
    return collision_page(request, found, theirs, name=name, leave_url=page.url)
