"""Time: one's own, and that of anybody in the pool for who keeps it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.gates import Request, page
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.navigation import Item
from wayside.workforce import actions, queries
from wayside.workforce.forms.time import AbsenceForm, RestDaysForm, ShiftForm, WishForm
from wayside.workforce.models import Worker
from wayside.workforce.permissions import MANAGE_POOL, OWN_TIME, is_own
from wayside.workforce.presenters.people import loads
from wayside.workforce.presenters.person import time_of
from wayside.workforce.rules import valid_period
from wayside.workforce.views.opening import (
    area_at,
    crumbs_to_person,
    person_url,
    pool_at,
    worker_at,
)
from wayside.workforce.views.undo import offered
from wayside.workforce.vocabulary import AbsenceKind

TITLES = {
    "absence": gettext_lazy("Add an absence"),
    "shift": gettext_lazy("Add a shift"),
    "rest_days": gettext_lazy("Add rest days"),
    "wish": gettext_lazy("Say what you would like"),
}
FORMS: dict[str, Callable[..., BaseForm]] = {
    "absence": AbsenceForm,
    "shift": ShiftForm,
    "rest_days": RestDaysForm,
    "wish": WishForm,
}


@page(OWN_TIME)
def my_time(request: Request, area: str) -> HttpResponse:
    """One's own availability, wishes and load."""
    at = area_at(request, area)
    worker = actions.open_own_time(area=at, by=request.actor, now=clock.now())
    context: dict[str, Any] = {"area": at, "worker": worker}
    if worker:
        today = clock.today()
        context |= {
            "time": time_of(worker, today),
            "loads": loads([worker], at, until=today)[str(worker.id)],
            "trained_until": _trained_until(worker, today),
            "undo": offered(request),
        }
    return render(request, "workforce/my_time.html", context)


def _trained_until(worker: Worker, today: date) -> date | None:
    period = valid_period(queries.facts_of([worker])[worker.id].periods, today)
    return period.end if period else None


@page(OWN_TIME)
def add_own(request: Request, area: str, what: str) -> HttpResponse:
    """Add to one's own time."""
    at = area_at(request, area)
    worker = queries.own_worker(at, of=request.actor)
    if worker is None:
        return render(request, "workforce/my_time.html", {"area": at, "worker": None})
    back = reverse("workforce:my_time", args=(at.slug,))
    crumbs = [Item(at.name, ""), Item(_("My time"), back), Item(str(TITLES[what]), "")]
    return _add(request, worker, what, back, crumbs)


@page(MANAGE_POOL)
def add_for(request: Request, area: str, worker_id: UUID, what: str) -> HttpResponse:
    """Add to the time of somebody in the pool."""
    at = pool_at(request, area)
    worker = worker_at(request, at, worker_id)
    crumbs = crumbs_to_person(at, worker, str(TITLES[what]))
    return _add(request, worker, what, person_url(at, worker), crumbs)


def _add(
    request: Request, worker: Worker, what: str, back: str, crumbs: list[Item]
) -> HttpResponse:
    title = str(TITLES[what])
    words = Asked(
        title=title if is_own(worker, request.actor) else f"{title}: {worker.person.name}",
        submit=_("Save"),
        said=_("Saved."),
        back=back,
        crumbs=crumbs,
    )
    form = FORMS[what](request.POST or None)
    return ask(request, form, lambda data: _keep(request, worker, what, data), words)


def _keep(request: Request, worker: Worker, what: str, data: dict[str, Any]) -> object:
    who: dict[str, Any] = {"worker": worker, "by": request.actor, "now": clock.now()}
    if what == "rest_days":
        return actions.add_rest_days(days=data["days"], **who)
    if what == "wish":
        return actions.set_wish(night=data["night"], wanted=data["wanted"], **who)
    span = {"starts_at": data["starts_at"], "ends_at": data["ends_at"]}
    if what == "shift":
        return actions.add_shift(**span, **who)
    return actions.add_absence(kind=AbsenceKind(data["kind"]), **span, **who)
