"""A missed check-in raises the alarm, once; only a person settles it, with a note."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.patrols.actions import steps
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import CheckIn
from wayside.patrols.permissions import require_in_any
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import queries
from wayside.patrols.risk.actions.telling import tell_people
from wayside.patrols.risk.permissions import SETTLE_ALARMS
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@transaction.atomic
def raise_alarms(*, by: Actor, now: datetime) -> int:
    """Raise the alarm about every check-in whose time and grace are over; how many, is told."""
    require(by, SETTLE_ALARMS)
    late = list(queries.missed(now).select_for_update(of=("self",)))
    for each in late:
        each.missed_at = now
        each.save(update_fields=["missed_at"])
        _record(each, "patrols.raise_alarm", ("missed_at",), by, now)
        _call(each, steps.Doing(by, now))
    return len(late)


@transaction.atomic
def settle_alarm(*, check_in: CheckIn, note: str, by: Actor, now: datetime) -> CheckIn:
    """Settle an alarm with what was found. One that somebody settled already stays theirs.

    Raises:
        NotNow: there is no alarm, or no note.
    """
    require_in_any(by, SETTLE_ALARMS, queries.areas_of(check_in.patrol))
    if not note.strip():
        raise NotNow(_("Say how you know that they are safe, or what you did."))
    locked = CheckIn.objects.select_for_update().get(id=check_in.id)
    if locked.missed_at is None:
        raise NotNow(_("No alarm was raised about this check-in."))
    if locked.settled_at is not None:
        raise NotNow(_("Somebody has settled this alarm already."))
    locked.settled_at, locked.settled_by_id = now, by.person_id
    locked.settled_note = note.strip()
    locked.save(update_fields=["settled_at", "settled_by", "settled_note"])
    locked.patrol = check_in.patrol
    _record(locked, "patrols.settle_alarm", ("settled_note",), by, now)
    return locked


def _call(missed: CheckIn, doing: steps.Doing) -> None:
    """Tell everyone who answers for the patrol."""
    patrol = missed.patrol
    due = missed.due_at.astimezone(LONDON)
    tell_people(
        queries.responsible_for(patrol, on=day_of(doing.now)),
        subject=_("Missed check-in: %(patrol)s, %(time)s")
        % {"patrol": patrol_name(patrol), "time": f"{due:%H:%M}"},
        body=_(
            "The patrol did not check in at %(time)s. Call the lead now; if nobody answers, call "
            "the control room. Then write on the page what you found."
        )
        % {"time": f"{due:%H:%M}"},
        patrol=patrol,
        page="night",
        doing=doing,
        key=f"missed-check-in/{missed.id}",
    )


def _record(about: CheckIn, action: str, fields: tuple[str, ...], by: Actor, now: datetime) -> None:
    week = about.patrol.week
    record(
        by=by,
        operation=Operation.ALTERATION,
        action=action,
        now=now,
        record_type="patrols.CheckIn",
        record_id=about.id,
        controller_id=week.programme.lead_agency_id,
        area_id=week.area_id,
        fields=fields,
    )
