"""What somebody has learned, and the lead's assessment of them."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.partners.models import Area
from wayside.web.clock import day_of
from wayside.web.states import NotNow
from wayside.workforce import rules
from wayside.workforce.actions.notes import note, note_area
from wayside.workforce.models import Course, SuitabilityAssessment, TrainingRecord, Worker
from wayside.workforce.permissions import ASSESS, MANAGE_POOL, is_own, require_in
from wayside.workforce.vocabulary import Mindset, Suitability


@transaction.atomic
def add_course(
    *, area: Area, name: str, qualifies: bool, valid_months: int, by: Actor, now: datetime
) -> Course:
    """A course that the area gives.

    Raises:
        NotNow: there is one of that name, or it is valid for no sensible time.
    """
    require_in(by, MANAGE_POOL, area.id)
    if not 1 <= valid_months <= 120:
        raise NotNow(_("A course is valid for 1 to 120 months."))
    if Course.objects.filter(area=area, name__iexact=name.strip()).exists():
        raise NotNow(_("There is a course of this name already."))
    made = Course.objects.create(
        area=area,
        name=name.strip(),
        qualifies=qualifies,
        valid_months=valid_months,
        created_at=now,
        updated_at=now,
    )
    fields = ("name", "qualifies", "valid_months")
    note_area("workforce.add_course", made, area.id, by=by, now=now, fields=fields)
    return made


@transaction.atomic
def record_training(
    *,
    worker: Worker,
    course: Course,
    trainer: str,
    completed: date,
    expires: date | None = None,
    by: Actor,
    now: datetime,
) -> TrainingRecord:
    """Somebody has completed a course; it expires as the course says unless told otherwise.

    Raises:
        NotNow: they have left, it is recorded already, or the dates do not fit.
    """
    require_in(by, MANAGE_POOL, worker.area_id)
    rules.check_in_pool(worker.left_date)
    until = expires or rules.expires_on(completed, course.valid_months)
    rules.check_training(completed, until, day_of(now))
    if worker.training.filter(course=course, completed_date=completed).exists():
        raise NotNow(_("This training is recorded already."))
    made = write_training(
        worker=worker, course=course, trainer=trainer, completed=completed, expires=until, now=now
    )
    note(
        "workforce.record_training",
        made,
        worker,
        by=by,
        now=now,
        fields=("course", "trainer", "completed_date", "expires_date"),
        operation=Operation.COLLECTION,
    )
    return made


def write_training(
    *, worker: Worker, course: Course, trainer: str, completed: date, expires: date, now: datetime
) -> TrainingRecord:
    """The row alone: whoever writes it has checked and records it."""
    return TrainingRecord.objects.create(
        worker=worker,
        course=course,
        trainer=trainer.strip(),
        completed_date=completed,
        expires_date=expires,
        created_at=now,
        updated_at=now,
    )


@transaction.atomic
def remove_training(*, training: TrainingRecord, by: Actor, now: datetime) -> None:
    """Take back a training that was recorded by mistake."""
    require_in(by, MANAGE_POOL, training.worker.area_id)
    note(
        "workforce.remove_training",
        training,
        training.worker,
        by=by,
        now=now,
        operation=Operation.ERASURE,
    )
    training.delete()


@transaction.atomic
def assess(
    *,
    worker: Worker,
    mindset: Mindset,
    outcome: Suitability,
    reasons: str,
    on: date,
    by: Actor,
    now: datetime,
) -> SuitabilityAssessment:
    """The lead assesses somebody; earlier assessments stay as they were.

    Raises:
        NotNow: it lacks reasons, contradicts itself, lies ahead or is of oneself.
    """
    require_in(by, ASSESS, worker.area_id)
    rules.check_in_pool(worker.left_date)
    rules.check_assessment(mindset, outcome, reasons)
    if by.person_id is None or is_own(worker, by):
        raise NotNow(_("Nobody assesses themselves: ask the deputy or another lead."))
    if on > day_of(now):
        raise NotNow(_("Enter a day that is not in the future."))
    made = SuitabilityAssessment.objects.create(
        worker=worker,
        mindset=mindset,
        outcome=outcome,
        reasons=reasons.strip(),
        assessed_by_id=by.person_id,
        assessed_date=on,
        created_at=now,
        updated_at=now,
    )
    note(
        "workforce.assess",
        made,
        worker,
        by=by,
        now=now,
        fields=("mindset", "outcome", "reasons", "assessed_date"),
        operation=Operation.COLLECTION,
    )
    return made
