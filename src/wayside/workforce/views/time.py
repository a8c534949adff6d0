"""Time: one's own, and that of anybody in the pool for who keeps it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.navigation import Item
from wayside.workforce import actions, queries
from wayside.workforce.forms.time import AbsenceForm, RestDaysForm, ShiftForm, WishForm
from wayside.workforce.models import Absence, RestDay, Shift, Worker
from wayside.workforce.permissions import MANAGE_POOL, OWN_TIME, is_own
from wayside.workforce.presenters.people import loads
from wayside.workforce.presenters.person import time_of
from wayside.workforce.views.opening import (
    Asked,
    area_at,
    ask,
    crumbs_to_person,
    person_url,
    pool_at,
    press,
    worker_at,
)
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
            "loads": loads([worker], until=today)[str(worker.id)],
        }
    return render(request, "workforce/my_time.html", context)


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
    words = Asked(
        title=str(TITLES[what]),
        submit=_("Save"),
        said=_("Saved."),
        back=back,
        crumbs=crumbs,
        lead="" if is_own(worker, request.actor) else worker.person.name,
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


@page(OWN_TIME)
@require_POST
def remove_absence(request: Request, area: str, absence_id: UUID) -> HttpResponse:
    """Take an absence back."""
    at = area_at(request, area)
    absence = _of(request, at, Absence, absence_id)
    return _remove(
        request,
        at,
        absence.worker,
        lambda: actions.remove_absence(absence=absence, by=request.actor, now=clock.now()),
    )


@page(OWN_TIME)
@require_POST
def remove_shift(request: Request, area: str, shift_id: UUID) -> HttpResponse:
    """Take a shift back."""
    at = area_at(request, area)
    shift = _of(request, at, Shift, shift_id)
    return _remove(
        request,
        at,
        shift.worker,
        lambda: actions.remove_shift(shift=shift, by=request.actor, now=clock.now()),
    )


@page(OWN_TIME)
@require_POST
def remove_rest_day(request: Request, area: str, rest_day_id: UUID) -> HttpResponse:
    """Take a rest day back."""
    at = area_at(request, area)
    rest_day = _of(request, at, RestDay, rest_day_id)
    return _remove(
        request,
        at,
        rest_day.worker,
        lambda: actions.remove_rest_day(rest_day=rest_day, by=request.actor, now=clock.now()),
    )


def _of(request: Request, area: Area, model: type[Any], record_id: UUID) -> Any:
    """A record of the actor's own time, or of anybody's for who keeps the pool."""
    rows = model.objects.filter(worker__area=area).select_related("worker")
    found = rows.filter(id=record_id).first()
    if found is None or not _may_keep(request, found.worker):
        raise Http404(str(record_id))
    return found


def _may_keep(request: Request, worker: Worker) -> bool:
    return is_own(worker, request.actor) or request.actor.may(MANAGE_POOL, area_id=worker.area_id)


def _remove(request: Request, area: Area, worker: Worker, do: Callable[[], object]) -> HttpResponse:
    own = reverse("workforce:my_time", args=(area.slug,))
    back = own if is_own(worker, request.actor) else person_url(area, worker)
    return press(request, do, _("Removed."), back)
