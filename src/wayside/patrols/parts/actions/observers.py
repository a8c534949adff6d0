"""Sergeants of other areas: asked, noted, and supported afterwards."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area
from wayside.patrols.actions import steps
from wayside.patrols.models import FollowUp, Observer, Segment
from wayside.patrols.parts import queries, rules
from wayside.patrols.parts.actions import mailing, shaping
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.vocabulary import ObserverState, SupportBy
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import Verb
from wayside.web.clock import day_of
from wayside.web.states import NotNow

ASKED = ("name", "unit", "email")
HELPED = (ObserverState.COMING, ObserverState.OBSERVED)


@look
def list_observers(*, area: Area, by: Actor, now: datetime) -> tuple[Observer, ...]:
    """Everybody asked to observe in the area, with the support given."""
    require(by, SHAPE_NIGHTS, area_id=area.id)
    record(
        by=by,
        operation=Operation.LISTING,
        action="patrols.list_observers",
        now=now,
        area_id=area.id,
        record_type="patrols.Observer",
    )
    return tuple(queries.observers(area, visible_to=by))


@transaction.atomic
def invite_observer(
    *,
    segment: Segment,
    name: str,
    unit: str,
    email: str,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> Observer | None:
    """Ask a sergeant of another area to observe a part that is open to observers; they are told
    by mail. None when this very form was acted on already.

    Raises:
        NotNow: the part is not open to observers, or the address is asked already.
    """
    doing = steps.Doing(by, now, token)
    patrol = shaping.lock_to_shape(segment.patrol, doing)
    if patrol is None:
        return None
    current = queries.segment_of(patrol, segment.id)
    rules.check_welcomes(current.observers_welcome)
    address = email.strip().lower()
    there = current.observers.exclude(state=ObserverState.WITHDRAWN)
    if there.filter(email=address).exists():
        raise NotNow(_("This address is invited to this part already."))
    made = Observer.objects.create(
        segment=current,
        name=name.strip(),
        unit=unit.strip(),
        email=address,
        invited_by_id=by.person_id,
        created_at=now,
        updated_at=now,
    )
    steps.tell(
        patrol.week,
        Verb.INVITE_OBSERVER,
        doing,
        about=made,
        subject=shaping.subject(current, patrol),
        fields=ASKED,
        operation=Operation.COLLECTION,
    )
    subject = _("You are invited to observe a patrol on %s") % patrol_name(patrol)
    body = _("Please answer to the coordinator, %s, who tells you where to meet.") % by.name
    mailing.tell_observer(made, subject, body, by=by, now=now)
    return made


@transaction.atomic
def note_observer(*, observer: Observer, verb: str, by: Actor, now: datetime) -> Observer:
    """Note what an observer answered, or that they were there.

    Raises:
        NotNow: the visit is past that step, or is still to come.
    """
    require(by, SHAPE_NIGHTS, area_id=observer.patrol.week.area_id)
    current = Observer.objects.select_for_update().get(id=observer.id)
    step = rules.OBSERVER.check_can(current.state, verb)
    if verb == "observe" and observer.segment.starts_at > now:
        raise NotNow(_("This part of the night is still to come."))
    steps.count_up(current, now, state=step.target)
    _record(
        observer, "patrols.note_observer", Operation.ALTERATION, by=by, now=now, fields=("state",)
    )
    return current


@transaction.atomic
def follow_up(
    *,
    observer: Observer,
    way: SupportBy,
    on_date: date,
    note: str,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> FollowUp | None:
    """Record support given by a call or a mail; None when this very form was acted on already.

    Raises:
        NotNow: the day is still to come, or nobody by that name observes.
    """
    require(by, SHAPE_NIGHTS, area_id=observer.patrol.week.area_id)
    current = Observer.objects.select_for_update().get(id=observer.id)
    if token and FollowUp.objects.filter(token=token).exists():
        return None
    if current.state not in HELPED:
        raise NotNow(_("Support is recorded for those who come or came to observe."))
    if on_date > day_of(now):
        raise NotNow(_("The day of the call or mail cannot lie ahead."))
    made = FollowUp.objects.create(
        **({"token": token} if token else {}),
        observer=current,
        way=way,
        on_date=on_date,
        note=note.strip(),
        made_by_id=by.person_id,
    )
    fields = ("way", "note")
    _record(observer, "patrols.follow_up", Operation.COLLECTION, by=by, now=now, fields=fields)
    return made


def _record(
    observer: Observer,
    action: str,
    operation: Operation,
    *,
    by: Actor,
    now: datetime,
    fields: tuple[str, ...],
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type="patrols.Observer",
        record_id=observer.id,
        area_id=observer.patrol.week.area_id,
        fields=fields,
    )
