"""What was just removed or changed can be put back: offered once on the next page, for an hour,
to whoever did it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.web import clock
from wayside.web.states import NotNow
from wayside.workforce import actions
from wayside.workforce.models import Absence, RestDay, Shift, Worker
from wayside.workforce.vocabulary import AbsenceKind

HELD = "workforce.undo"
HOUR = 3600
Record = Absence | Shift | RestDay


@dataclass(frozen=True, slots=True)
class Undo:
    """What can be put back, in words, and sealed for the form that does it."""

    words: str
    sealed: str


def as_held(record: Record, words: str | Promise) -> dict[str, Any]:
    """What a record says now, to be held once it is removed or changed."""
    held = {"words": str(words), "worker": str(record.worker_id), "id": str(record.pk)}
    return {**held, **_content(record)}


def remember(request: Request, held: Mapping[str, Any], *, version: int | None = None) -> None:
    """Offer on the next page to put this back; ``version`` is that of a record that was changed,
    not removed."""
    request.session[HELD] = {**held, **({} if version is None else {"version": version})}


def offered(request: Request) -> Undo | None:
    """What can be put back; a page that shows it is the only one that does."""
    held = request.session.pop(HELD, None)
    if not held:
        return None
    return Undo(held["words"], signing.dumps(held, salt=_salt(request), compress=True))


def opened(request: Request, sealed: str) -> dict[str, Any]:
    """What a sealed offer holds.

    Raises:
        BadSignature: it is older than an hour, another's, or was tampered with.
    """
    held: dict[str, Any] = signing.loads(sealed, salt=_salt(request), max_age=HOUR)
    return held


def put_back(request: Request, worker: Worker, held: Mapping[str, Any]) -> object:
    """Do what undoes it, through the same actions as by hand.

    Raises:
        NotNow: it no longer fits.
        Collision: somebody else has changed it since.
    """
    who: dict[str, Any] = {"by": request.actor, "now": clock.now()}
    if held["what"] == "rest_day":
        day = date.fromisoformat(held["day"])
        return actions.add_rest_days(worker=worker, days=(day,), **who)
    values: dict[str, Any] = {
        name: datetime.fromisoformat(held[name]) for name in ("starts_at", "ends_at")
    }
    is_absence = held["what"] == "absence"
    if is_absence:
        values["kind"] = AbsenceKind(held["kind"])
    if "version" not in held:
        add = actions.add_absence if is_absence else actions.add_shift
        return add(worker=worker, **values, **who)
    values["expected_version"] = held["version"]
    if is_absence:
        absence = _still_there(worker.absences.select_related("worker"), held)
        return actions.change_absence(absence=absence, **values, **who)
    shift = _still_there(worker.shifts.select_related("worker"), held)
    return actions.change_shift(shift=shift, **values, **who)


def _still_there(rows: Any, held: Mapping[str, Any]) -> Any:
    found = rows.filter(id=UUID(held["id"])).first()
    if found is None:
        raise NotNow(_("It has been removed meanwhile."))
    return found


def _content(record: Record) -> dict[str, str]:
    if isinstance(record, RestDay):
        return {"what": "rest_day", "day": record.day.isoformat()}
    span = {name: getattr(record, name).isoformat() for name in ("starts_at", "ends_at")}
    if isinstance(record, Absence):
        return {"what": "absence", "kind": record.kind, **span}
    return {"what": "shift", **span}


def _salt(request: Request) -> str:
    return f"workforce.undo/{request.actor.person_id}"
