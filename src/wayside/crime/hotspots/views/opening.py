"""What every page of the hot spots begins with: where, what is held, what was asked."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.gates import Request
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.asked import Asked
from wayside.crime.hotspots.forms.view import ViewForm
from wayside.crime.hotspots.permissions import (
    CHANGE_WEIGHTS,
    EXPORT_HOTSPOTS,
    MARK_PLACES,
    VIEW_HOTSPOTS,
    VIEW_LAYERS,
    VIEW_MARKED_PLACES,
    VIEW_PLACE_ROWS,
)
from wayside.crime.hotspots.queries import Scope
from wayside.crime.hotspots.settings import Settings
from wayside.crime.hotspots.source import Holdings, holdings_of
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.partners.models import Area
from wayside.partners.queries import area_named
from wayside.web import clock
from wayside.web.navigation import Item

PAGES = (
    ("ranking", gettext_lazy("Ranked places"), VIEW_HOTSPOTS),
    ("layers", gettext_lazy("Layers"), VIEW_LAYERS),
    ("marked", gettext_lazy("Marked places"), VIEW_MARKED_PLACES),
    ("weights", gettext_lazy("What counts"), VIEW_HOTSPOTS),
)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """An area's hot spots, as one request asked for them."""

    scope: Scope
    holdings: Holdings
    settings: Settings
    form: ViewForm
    asked: Asked

    @property
    def has_data(self) -> bool:
        """Whether any month is held."""
        return bool(self.holdings.marks)


def scope_at(request: Request, area: str) -> Scope:
    """The area of the address, if it is the actor's to see; else there is no such page."""
    try:
        found = area_named(area, visible_to=request.actor)
    except Area.DoesNotExist as gone:
        raise Http404(area) from gone
    return queries.scope_of(found)


def open_hotspots(request: Request, area: str) -> Opened:
    """Everything that the filters of the address ask for."""
    scope = scope_at(request, area)
    holdings = holdings_of(scope.borough)
    settings = queries.settings_for(scope, holdings)
    form = ViewForm(request.GET, settings=settings, holdings=holdings, today=clock.today())
    return Opened(scope, holdings, settings, form, form.asked())


def frame(request: Request, scope: Scope, current: str, *, query: str = "") -> dict[str, Any]:
    """What the frame of the pages needs: the area, the ways to go and what may be done."""
    slug = scope.area.slug
    ways = [
        Item(
            label,
            reverse(f"crime:hotspots:{name}", args=(slug,))
            + (query if name in ("ranking", "layers") else ""),
            current=name == current,
        )
        for name, label, permission in PAGES
        if request.actor.may(
            permission, area_id=(scope.borough if name == "layers" else scope.area).id
        )
    ]
    return {
        "area": scope.area,
        "scope": scope,
        "ways": ways,
        "crumbs": crumbs(scope, current),
        "may_weigh": request.actor.may(CHANGE_WEIGHTS),
        "may_export": request.actor.may(EXPORT_HOTSPOTS),
        "may_mark": request.actor.may(MARK_PLACES),
        "bring_url": _bring_url(request, scope),
        # Of no one ward: for who works in the whole borough
        "may_see_layers": request.actor.may(VIEW_LAYERS, area_id=scope.borough.id),
        "may_see_set_aside": request.actor.may(VIEW_PLACE_ROWS, area_id=scope.borough.id),
    }


def _bring_url(request: Request, scope: Scope) -> str:
    """Where recorded crime is brought in, for those who may."""
    may_import = request.actor.may(IMPORT_EXTRACTS, area_id=scope.borough.id)
    return reverse("crime:bring", args=(scope.borough.slug,)) if may_import else ""


def crumbs(scope: Scope, current: str, *more: Item, may_rank: bool = True) -> list[Item]:
    """Where a page stands; the ranking is a link for those who may open it."""
    ranking = reverse("crime:hotspots:ranking", args=(scope.area.slug,)) if may_rank else ""
    items = [
        Item(scope.area.name, ""),
        Item(_("Hot spots"), ranking),
    ]
    return items if current == "ranking" and not more else [*items, *more]
