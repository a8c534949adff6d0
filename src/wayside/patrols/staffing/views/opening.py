"""What every page of staffing begins with, and how its buttons end."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.access.permissions import Permission, require
from wayside.partners.models import Area
from wayside.patrols.models import Roster
from wayside.patrols.staffing import queries
from wayside.web import editing
from wayside.web.collisions import Collision
from wayside.web.navigation import Item


def area_at(request: Request, slug: str, permission: Permission) -> Area:
    """The area of the address, in which the actor holds the permission."""
    try:
        found = queries.area_of_rosters(slug, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(slug) from gone
    require(request.actor, permission, area_id=found.id)
    return found


def duties_area_at(request: Request, slug: str) -> Area:
    """The borough around where the actor works: a local officer's role is often of one ward."""
    try:
        return queries.area_of_duties(slug, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(slug) from gone


def roster_at(request: Request, area: Area, roster_id: UUID) -> Roster:
    """A roster of the area."""
    try:
        return queries.roster_of_area(area, roster_id, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(str(roster_id)) from gone


def crumbs(area: Area, *more: str) -> list[Item]:
    """Where a page stands."""
    roster = reverse("patrols:roster", args=(area.slug,))
    if not more:
        return [Item(area.name, ""), Item(_("Roster"), "")]
    return [Item(area.name, ""), Item(_("Roster"), roster), *(Item(each, "") for each in more)]


def press(request: Request, do: Callable[[], object], said: str, back: str) -> HttpResponse:
    """A button: act, say so, and go back. A refusal says why; after a collision the page shows
    what the other did."""
    try:
        return editing.press(request, do, said, back)
    except Collision:
        messages.error(
            request,
            _("Somebody else has changed this roster since you opened it. This is how it is now."),
        )
    return redirect(back)
