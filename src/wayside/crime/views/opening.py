"""What every page of recorded crime begins with: the area, where it stands, the ways to go."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.gates import Request
from wayside.crime.permissions import IMPORT_EXTRACTS, MANAGE_MAPPINGS, VIEW_EXTRACTS
from wayside.partners.models import Area
from wayside.partners.queries import area_named
from wayside.web.navigation import Item

PAGES = (
    ("imports", gettext_lazy("Imports"), VIEW_EXTRACTS),
    ("months", gettext_lazy("Months held"), VIEW_EXTRACTS),
    ("mappings", gettext_lazy("Mappings"), MANAGE_MAPPINGS),
)


def area_at(request: Request, slug: str) -> Area:
    """The area of the address, if it is the actor's to see; else there is no such page."""
    try:
        return area_named(slug, visible_to=request.actor)
    except Area.DoesNotExist as gone:
        raise Http404(slug) from gone


def frame(request: Request, area: Area, current: str, *more: Item) -> dict[str, Any]:
    """The area, the breadcrumbs and the ways to go."""
    ways = [
        Item(label, reverse(f"crime:{name}", args=(area.slug,)), current=name == current)
        for name, label, permission in PAGES
        if request.actor.may(permission)
    ]
    home = reverse("crime:imports", args=(area.slug,))
    crumbs = [Item(area.name, ""), Item(_("Recorded crime"), home if more else ""), *more]
    return {
        "area": area,
        "ways": ways,
        "crumbs": crumbs,
        "may_import": request.actor.may(IMPORT_EXTRACTS, area_id=area.id),
    }


def sent(request: Request) -> tuple[Any, ...]:
    """What a form is bound to: what was sent, be it nothing; unbound where nothing was."""
    return (request.POST, request.FILES) if request.method == "POST" else ()
