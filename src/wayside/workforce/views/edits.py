"""Time on record changed, removed and put back: one's own, or anybody's for who keeps the pool."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.asking import Asked, ask_change
from wayside.web.collisions import Collision
from wayside.web.components.text import london_short
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.web.states import NotNow
from wayside.workforce import actions
from wayside.workforce.forms.imports import TakeOverForm
from wayside.workforce.forms.time import AbsenceForm, ShiftForm, as_typed
from wayside.workforce.models import Absence, RestDay, Shift, Worker
from wayside.workforce.permissions import MANAGE_POOL, OWN_TIME, is_own
from wayside.workforce.presenters.person import between
from wayside.workforce.views import undo
from wayside.workforce.views.opening import (
    area_at,
    crumbs_to_person,
    person_url,
)
from wayside.workforce.vocabulary import AbsenceKind

SPAN = ("starts_at", "ends_at")


@page(OWN_TIME)
def change_absence(request: Request, area: str, absence_id: UUID) -> HttpResponse:
    """Move an absence, or say that it is of another kind."""
    at = area_at(request, area)
    absence: Absence = _of(request, at, Absence, absence_id)
    form = AbsenceForm(request.POST or None, initial=_initial(absence, absence.kind))
    held = _held(absence)

    def act(values: dict[str, Any], version: int) -> None:
        values["kind"] = AbsenceKind(values["kind"])
        done = actions.change_absence(
            absence=absence, expected_version=version, by=request.actor, now=clock.now(), **values
        )
        undo.remember(request, held, version=done.version)

    words = _words(request, at, absence, _("Change an absence"))
    return ask_change(
        request, form, lambda data: _values(data, "kind", *SPAN), act, words=words, record=absence
    )


@page(OWN_TIME)
def change_shift(request: Request, area: str, shift_id: UUID) -> HttpResponse:
    """Move a shift."""
    at = area_at(request, area)
    shift: Shift = _of(request, at, Shift, shift_id)
    form = ShiftForm(request.POST or None, initial=_initial(shift, "shift"))
    held = _held(shift)

    def act(values: dict[str, Any], version: int) -> None:
        done = actions.change_shift(
            shift=shift, expected_version=version, by=request.actor, now=clock.now(), **values
        )
        undo.remember(request, held, version=done.version)

    words = _words(request, at, shift, _("Change a shift"))
    return ask_change(
        request, form, lambda data: _values(data, *SPAN), act, words=words, record=shift
    )


@page(OWN_TIME)
@require_POST
def remove_absence(request: Request, area: str, absence_id: UUID) -> HttpResponse:
    """Take an absence back."""
    at = area_at(request, area)
    absence: Absence = _of(request, at, Absence, absence_id)
    act = partial(actions.remove_absence, absence=absence, by=request.actor, now=clock.now())
    return _remove(request, at, absence, act)


@page(OWN_TIME)
@require_POST
def remove_shift(request: Request, area: str, shift_id: UUID) -> HttpResponse:
    """Take a shift back."""
    at = area_at(request, area)
    shift: Shift = _of(request, at, Shift, shift_id)
    act = partial(actions.remove_shift, shift=shift, by=request.actor, now=clock.now())
    return _remove(request, at, shift, act)


@page(OWN_TIME)
@require_POST
def remove_rest_day(request: Request, area: str, rest_day_id: UUID) -> HttpResponse:
    """Take a rest day back."""
    at = area_at(request, area)
    rest_day: RestDay = _of(request, at, RestDay, rest_day_id)
    act = partial(actions.remove_rest_day, rest_day=rest_day, by=request.actor, now=clock.now())
    return _remove(request, at, rest_day, act)


@page(OWN_TIME)
@require_POST
def put_back(request: Request, area: str) -> HttpResponse:
    """Undo what was just removed or changed."""
    at = area_at(request, area)
    own = reverse("workforce:my_time", args=(at.slug,))
    form = TakeOverForm(request.POST)
    try:
        held = undo.opened(request, form.cleaned_data["sealed"] if form.is_valid() else "")
    except signing.BadSignature:
        messages.error(request, _("That was more than an hour ago. Enter it again."))
        return redirect(own)
    worker = Worker.objects.filter(area=at, id=held["worker"]).select_related("person").first()
    if worker is None or not _may_keep(request, worker):
        raise Http404(held["worker"])
    back = own if is_own(worker, request.actor) else person_url(at, worker)
    try:
        undo.put_back(request, worker, held)
    except NotNow as refused:
        messages.error(request, str(refused))
    except Collision:
        messages.error(request, _("Somebody else has changed it since, so it stays as it is."))
    else:
        messages.success(request, _("It is as it was."))
    return redirect(back)


def _values(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: data[name] for name in names}


def _initial(record: Absence | Shift, kind: str) -> dict[str, Any]:
    typed = as_typed(kind, record.starts_at, record.ends_at)
    return {**typed, "version": record.version}


def _held(record: undo.Record) -> dict[str, Any]:
    if isinstance(record, RestDay):
        return undo.as_held(record, f"{_('Rest day')}, {london_short(record.day)}")
    what = record.get_kind_display() if isinstance(record, Absence) else _("Shift")
    return undo.as_held(record, f"{what}, {between(record.starts_at, record.ends_at)}")


def _words(request: Request, area: Area, record: Absence | Shift, title: str) -> Asked:
    own = reverse("workforce:my_time", args=(area.slug,))
    worker = record.worker
    is_mine = is_own(worker, request.actor)
    mine = [Item(area.name, ""), Item(_("My time"), own), Item(title, "")]
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=own if is_mine else person_url(area, worker),
        crumbs=mine if is_mine else crumbs_to_person(area, worker, title),
        lead="" if is_mine else worker.person.name,
    )


def _of(request: Request, area: Area, model: type[Any], record_id: UUID) -> Any:
    """A record of the actor's own time, or of anybody's for who keeps the pool."""
    rows = model.objects.filter(worker__area=area).select_related("worker__person")
    found = rows.filter(id=record_id).first()
    if found is None or not _may_keep(request, found.worker):
        raise Http404(str(record_id))
    return found


def _may_keep(request: Request, worker: Worker) -> bool:
    return is_own(worker, request.actor) or request.actor.may(MANAGE_POOL, area_id=worker.area_id)


def _remove(
    request: Request, area: Area, record: undo.Record, act: Callable[[], object]
) -> HttpResponse:
    held, worker = _held(record), record.worker
    own = reverse("workforce:my_time", args=(area.slug,))
    back = own if is_own(worker, request.actor) else person_url(area, worker)

    def do() -> None:
        act()
        undo.remember(request, held)

    return press(request, do, _("Removed."), back)
