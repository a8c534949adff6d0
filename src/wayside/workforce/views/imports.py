"""Importing staff and availability: a preview first, then all of it or nothing.

What was read travels sealed in the page, for the one who sent it, for an hour: nothing is kept
on the way.
"""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.states import NotNow
from wayside.workforce import actions, queries
from wayside.workforce.forms.imports import CALENDAR, STAFF, TRAINING, ImportForm, TakeOverForm
from wayside.workforce.permissions import MANAGE_POOL
from wayside.workforce.reading import (
    Fault,
    StaffRow,
    TimeRow,
    TrainingRow,
    UnreadableError,
    read_calendar,
    read_table,
    staff_rows,
    time_rows,
    training_rows,
)
from wayside.workforce.views.opening import crumbs, pool_at
from wayside.workforce.vocabulary import Grade, WorkerKind

HOUR = 3600
Rows = list[StaffRow] | list[TimeRow] | list[TrainingRow]


@page(MANAGE_POOL)
def import_file(request: Request, area: str) -> HttpResponse:
    """Choose a file; its rows are shown before anything is kept."""
    at = pool_at(request, area)
    pool = queries.pool(at, visible_to=request.actor)
    form = ImportForm(request.POST or None, request.FILES or None, workers=pool)
    context: dict[str, Any] = {"area": at, "form": form, "crumbs": crumbs(at, (_("Import"), ""))}
    if request.method == "POST" and form.is_valid():
        what = form.cleaned_data["what"]
        try:
            rows, faults = _read(form.cleaned_data)
        except UnreadableError as wrong:
            form.add_error("file", str(wrong.sentence))
        else:
            who: dict[str, Any] = {"by": request.actor, "now": clock.now()}
            faults += actions.rehearse(area=at, what=what, rows=rows, **who)
            faults.sort(key=lambda each: each.row)
            sealed = "" if faults else _sealed(request, at, what, rows)
            context |= {"rows": rows, "faults": faults, "sealed": sealed, "what": what}
            return render(request, "workforce/preview.html", context)
    return render(request, "workforce/import.html", context)


@page(MANAGE_POOL)
@require_POST
def take_over(request: Request, area: str) -> HttpResponse:
    """Take over what was shown."""
    at = pool_at(request, area)
    back = reverse("workforce:import_file", args=(at.slug,))
    form = TakeOverForm(request.POST)
    try:
        sealed = form.cleaned_data["sealed"] if form.is_valid() else ""
        held = signing.loads(sealed, salt=_salt(request, at), max_age=HOUR)
    except signing.BadSignature:
        messages.error(request, _("The preview is older than an hour. Send the file again."))
        return redirect(back)
    try:
        count = _keep(request, at, held)
    except NotNow as refused:
        messages.error(request, _("Nothing is saved. %(why)s") % {"why": refused})
        return redirect(back)
    messages.success(request, _("%(count)s rows are saved.") % {"count": count})
    return redirect("workforce:pool", at.slug)


def _read(data: dict[str, Any]) -> tuple[Rows, list[Fault]]:
    content = data["file"].read()
    if data["what"] == CALENDAR:
        return read_calendar(content, name=data["worker"].person.name, kind=data["kind"])
    table = read_table(content)
    if data["what"] == TRAINING:
        return training_rows(table)
    return staff_rows(table) if data["what"] == STAFF else time_rows(table)


def _keep(request: Request, area: Area, held: dict[str, Any]) -> int:
    by, now = request.actor, clock.now()
    if held["what"] == STAFF:
        staff = [_staff(row) for row in held["rows"]]
        return actions.import_staff(area=area, rows=staff, by=by, now=now)
    if held["what"] == TRAINING:
        training = [_training(row) for row in held["rows"]]
        return actions.import_training(area=area, rows=training, by=by, now=now)
    times = [_time(row) for row in held["rows"]]
    return actions.import_time(area=area, rows=times, by=by, now=now)


def _staff(row: dict[str, Any]) -> StaffRow:
    joined = date.fromisoformat(row["joined"]) if row["joined"] else None
    made = {
        "kind": WorkerKind(row["kind"]),
        "grade": Grade(row["grade"]),
        "wards": tuple(row["wards"]),
        "hours": Decimal(row["hours"]),
        "joined": joined,
    }
    return StaffRow(**{**row, **made})


def _training(row: dict[str, Any]) -> TrainingRow:
    days = {
        name: date.fromisoformat(row[name]) if row[name] else None
        for name in ("completed", "expires")
    }
    return TrainingRow(**{**row, **days})


def _time(row: dict[str, Any]) -> TimeRow:
    moments = {name: datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at")}
    return TimeRow(**{**row, **moments})


def _sealed(request: Request, area: Area, what: str, rows: Rows) -> str:
    plain = [{name: _plain(value) for name, value in asdict(row).items()} for row in rows]
    return signing.dumps({"what": what, "rows": plain}, salt=_salt(request, area), compress=True)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _salt(request: Request, area: Area) -> str:
    """For this area and this person alone."""
    return f"workforce.import/{area.id}/{request.actor.person_id}"
