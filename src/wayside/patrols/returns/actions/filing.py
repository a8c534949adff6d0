"""A return is filed once, by the form's own number, and corrected by a further version."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.patrols import rules
from wayside.patrols.actions import steps
from wayside.patrols.models import (
    DraftReturn,
    Patrol,
    PatrolReturn,
    ReturnCount,
    SegmentReturn,
    Visit,
)
from wayside.patrols.queries import places_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns.actions.talking import with_talks
from wayside.patrols.returns.permissions import is_on, require_return
from wayside.patrols.returns.queries import filed_of, plan_of
from wayside.patrols.returns.rules import counting
from wayside.patrols.returns.values import NightTold, PartTold
from wayside.patrols.vocabulary import Verb
from wayside.web.states import NotNow

FIELDS = ("weather", "parts", "counts", "visits", "incident_reference", "narrative")


@transaction.atomic
def file_return(
    *, patrol: Patrol, form: UUID, told: NightTold, by: Actor, now: datetime
) -> PatrolReturn:
    """File the return of a patrol; the patrol is returned. A form that comes twice files once.
    What its officers' conversations count is added to what was tapped.

    Raises:
        NotAllowed: neither an officer of the patrol nor standing in for them.
        NotNow: the patrol awaits no return, has one, or what is told cannot be so.
    """
    require_return(by, patrol)
    doing = steps.Doing(by, now, form)
    week = steps.lock(patrol.week, doing)
    found = filed_of(form, patrol)
    if week is None or found:
        return _the(found)
    current = steps.standing_in(week, patrol)
    if current.returns.exists():
        raise NotNow(_("The return is in already. Open it, and correct it if something lacks."))
    step = rules.PATROL.check_can(current.state, "return")
    counting.check_begun(current.hours, now=now)
    filed = _write(current, form, with_talks(current, told), doing, number=1)
    steps.count_up(current, now, state=step.target)
    steps.tell(
        week,
        Verb.FILE_RETURN,
        doing,
        about=current,
        subject=patrol_name(current),
        fields=FIELDS,
    )
    return filed


@transaction.atomic
def correct_return(
    *,
    patrol: Patrol,
    form: UUID,
    told: NightTold,
    because: str,
    base: int,
    by: Actor,
    now: datetime,
) -> PatrolReturn:
    """Write a further version of a return, with the reason; the former ones stay.

    Raises:
        NotAllowed: neither an officer of the patrol nor standing in for them.
        NotNow: it is closed, has no return, was corrected since version ``base`` was opened, or
            no reason is given.
    """
    require_return(by, patrol)
    if not because.strip():
        raise NotNow(_("Say why the return is corrected."))
    doing = steps.Doing(by, now, form)
    week = steps.lock(patrol.week, doing)
    found = filed_of(form, patrol)
    if week is None or found:
        return _the(found)
    current = steps.standing_in(week, patrol)
    rules.PATROL.check_can(current.state, "close")
    last = current.returns.order_by("-number").values_list("number", flat=True).first()
    if last != base:
        raise NotNow(_("Somebody corrected this return since you opened it. Look at it first."))
    filed = _write(current, form, told, doing, number=base + 1, because=because.strip())
    steps.tell(
        week,
        Verb.CORRECT_RETURN,
        doing,
        about=current,
        subject=patrol_name(current),
        reason=because.strip(),
        fields=FIELDS,
    )
    return filed


def _the(found: PatrolReturn | None) -> PatrolReturn:
    if found is None:
        raise NotNow(_("This form belongs to another step of the week. Open the return again."))
    return found


def _write(
    patrol: Patrol,
    form: UUID,
    told: NightTold,
    doing: steps.Doing,
    *,
    number: int,
    because: str = "",
) -> PatrolReturn:
    """One version with its parts, counts and visits.

    Raises:
        NotNow: what is told cannot be so, or no member of the partnership tells it.
    """
    if doing.by.person_id is None:
        raise NotNow(_("Only a member of the partnership can file a return."))
    if PatrolReturn.objects.filter(id=form).exists():
        raise NotNow(_("This form belongs to another patrol. Open the return again."))
    _check(patrol, told, doing.now)
    hours = told.hours
    filed = PatrolReturn.objects.create(
        id=form,
        patrol=patrol,
        number=number,
        starts_at=hours.starts_at,
        ends_at=hours.ends_at,
        weather=told.weather,
        incident_reference=told.incident_reference.strip(),
        narrative=told.narrative.strip(),
        because=because,
        in_their_place=not is_on(doing.by, patrol),
        filed_by_id=doing.by.person_id,
        filed_at=doing.now,
    )
    for part in told.parts:
        _write_part(filed, part)
    Visit.objects.bulk_create(
        Visit(filed=filed, place_id=place, arrived_at=arrived)
        for place, arrived in told.visits.items()
    )
    DraftReturn.objects.filter(patrol=patrol, author=doing.by.person_id).delete()
    return filed


def _write_part(filed: PatrolReturn, part: PartTold) -> None:
    kept = SegmentReturn.objects.create(
        filed=filed,
        segment_id=part.segment_id,
        kind=part.kind,
        starts_at=part.hours.starts_at,
        ends_at=part.hours.ends_at,
        nobody_seen=part.nobody_seen,
        partner_feedback=part.partner_feedback.strip(),
    )
    ReturnCount.objects.bulk_create(
        ReturnCount(part=kept, kind=part.kind, what=what, service=service, value=value)
        for (what, service), value in part.counts.items()
        if value
    )


def _check(patrol: Patrol, told: NightTold, now: datetime) -> None:
    planned = {(each.segment_id, each.kind) for each in plan_of(patrol)}
    if {(each.segment_id, each.kind) for each in told.parts} != planned:
        raise NotNow(_("The parts of this night were changed. Open the return again."))
    for part in told.parts:
        if part.partner_feedback.strip() and not counting.hears_partners(part.kind):
            raise NotNow(_("Partners are on no enforcement part and have no word to say of it."))
        counting.check_hours(part.hours, planned=patrol.hours, now=now)
        counting.check_counts(part.kind, part.counts, nobody_seen=part.nobody_seen)
    if not set(told.visits) <= {each.id for each in places_of(patrol)}:
        raise NotNow(_("A place visited is not on this patrol any more. Open the return again."))
