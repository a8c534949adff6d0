"""What every page begins with: the pool of the address."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.access.permissions import require
from wayside.partners.models import Area
from wayside.web.navigation import Item
from wayside.workforce import queries
from wayside.workforce.models import Worker
from wayside.workforce.permissions import VIEW_POOL


def area_at(request: Request, slug: str) -> Area:
    """The borough of the address, if the actor may belong to its pool."""
    try:
        return queries.area_of_pool(slug, visible_to=request.actor)
    except Area.DoesNotExist as gone:
        raise Http404(slug) from gone


def pool_at(request: Request, slug: str) -> Area:
    """The same for who keeps the pool."""
    area = area_at(request, slug)
    require(request.actor, VIEW_POOL, area_id=area.id)
    return area


def worker_at(request: Request, area: Area, worker_id: UUID) -> Worker:
    """A member of the pool, there or gone."""
    worker: Worker = found(lambda: queries.worker_of(area, worker_id, visible_to=request.actor))
    return worker


def found(look: Callable[[], Any]) -> Any:
    """What a query finds, or no page."""
    try:
        return look()
    except ObjectDoesNotExist as gone:
        raise Http404(str(gone)) from gone


def crumbs(area: Area, *more: tuple[str, str]) -> list[Item]:
    """Where a page of the pool stands; the last has no address."""
    pool = reverse("workforce:pool", args=(area.slug,))
    return [Item(area.name, ""), Item(_("The pool"), pool), *(Item(*each) for each in more)]


def person_url(area: Area, worker: Worker) -> str:
    """The page of a member of the pool."""
    return reverse("workforce:person", args=(area.slug, worker.id))


def crumbs_to_person(area: Area, worker: Worker, here: str) -> list[Item]:
    """Where a page about one person stands."""
    return crumbs(area, (worker.person.name, person_url(area, worker)), (here, ""))
