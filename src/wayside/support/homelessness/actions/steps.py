"""Notes that somebody applied as homeless, each step since, and what was done of what is due."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.homelessness import queries, rules
from wayside.support.homelessness.actions import counting
from wayside.support.homelessness.permissions import KEEP_APPLICATIONS
from wayside.support.homelessness.rules import APPLICATION
from wayside.support.homelessness.vocabulary import Milestone, Priority, Standing
from wayside.support.models import ApplicationMilestone, ApplicationMove, HousingApplication
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

ASKS = {"ask_review": Milestone.REVIEW_REQUEST, "ask_suitable": Milestone.SUITABLE_REQUEST}
GIVEN = ("council", "applied_date", "standing", "leaves_date", "priority")


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody's latest application, what is due of it, and every step."""

    application: HousingApplication | None
    milestones: tuple[ApplicationMilestone, ...]
    moves: tuple[ApplicationMove, ...]
    abuse_is_priority: bool = False
    days_if_early: int | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """To which council, when, and how somebody stood."""

    council: str
    applied_date: date
    standing: Standing
    priority: Priority
    leaves_date: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What happened, on which day, and what there is to say of it."""

    verb: str
    on_date: date
    words: str = ""
    allowed_late: bool = False


@look
def open_applications(*, person: Person, by: Actor, now: datetime) -> Opened:
    """Open where somebody's application stands.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_APPLICATIONS)
    check_open(person.subject_id)
    held = queries.application_of(person)
    told(person, "support.open_applications", Operation.CONSULTATION, by, now)
    if held is None:
        return Opened(None, (), ())
    return Opened(
        held,
        tuple(each for each in queries.milestones_of(person) if each.application_id == held.id),
        tuple(queries.moves_of(person)),
        counting.abuse_is_priority(held),
        counting.days_if_early(held),
    )


@transaction.atomic
def begin_application(
    *, person: Person, applied: Applied, form_id: UUID, by: Actor, now: datetime
) -> HousingApplication:
    """Note that somebody applied; the form of one id notes it once.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: one goes on already, or the days cannot be.
    """
    require(by, KEEP_APPLICATIONS)
    check_open(person.subject_id)
    held = queries.application_of(person)
    if held is not None and held.id == form_id:
        return held
    if held is not None and held.state in rules.RUNNING:
        raise NotNow(_("An application goes on already. Finish or withdraw that one first."))
    rules.check_day(applied.applied_date, since=date.min, today=day_of(now))
    made = HousingApplication(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        step_date=applied.applied_date,
        created_at=now,
        updated_at=now,
        **{name: getattr(applied, name) for name in GIVEN},
    )
    counting.check_threatened(made)
    made.save(force_insert=True)
    begun = [Milestone.NOTIFIED]
    if counting.needs_interim(made):
        begun.insert(0, Milestone.INTERIM)
    counting.start_milestones(made, begun, on=made.applied_date, now=now)
    _note(made, Step("apply", made.applied_date), by, now)
    told(made, "support.begin_application", Operation.COLLECTION, by, now, fields=GIVEN)
    return made


@transaction.atomic
def move_application(
    *,
    application: HousingApplication,
    step: Step,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> HousingApplication:
    """Note a step: what is due with it begins to count, what is over with it is over.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it does not stand so, the day cannot be, or the time for a review is over.
        Collision: somebody else noted a step since.
    """
    require(by, KEEP_APPLICATIONS)
    check_open(application.subject_id)
    if application.version != expected_version:
        raise Collision(application)
    target = APPLICATION.check_can(application.state, step.verb).target
    rules.check_open(step.verb, counting.running(application))
    rules.check_day(step.on_date, since=application.step_date, today=day_of(now))
    if asked := ASKS.get(step.verb):
        last = counting.due_of(application, asked)
        rules.check_review(step.on_date, last, allowed_late=step.allowed_late)
    application.state, application.step_date = target, step.on_date
    save_versioned(
        application, expected_version=expected_version, now=now, fields=("state", "step_date")
    )
    counting.end_milestones(
        application, rules.ended_by(step.verb, target), on=step.on_date, now=now
    )
    ended = queries.stood_before(application, "refuse")
    begun = list(rules.opened_by(step.verb, application.standing, ended=ended))
    if step.verb == "relieve" and application.priority != Priority.NOT_SEEN:
        begun.insert(0, Milestone.INTERIM)
    counting.start_milestones(application, begun, on=step.on_date, now=now)
    _note(application, step, by, now)
    fields = ("state", "on_date", "words")
    told(application, "support.move_application", Operation.ALTERATION, by, now, fields=fields)
    return application


@transaction.atomic
def meet_milestone(
    *,
    milestone: ApplicationMilestone,
    done_date: date,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> ApplicationMilestone:
    """Note the day on which something due was done: a housing plan, somewhere to stay.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: a step of the application ends it, it was done, or the day cannot be.
        Collision: somebody else noted it since.
    """
    require(by, KEEP_APPLICATIONS)
    check_open(milestone.subject_id)
    if milestone.version != expected_version:
        raise Collision(milestone)
    if milestone.milestone not in rules.BY_HAND or milestone.done_date is not None:
        raise NotNow(_("This is over with a step of the application, or was noted before."))
    rules.check_day(done_date, since=milestone.begins_date, today=day_of(now))
    milestone.done_date = done_date
    save_versioned(milestone, expected_version=expected_version, now=now, fields=("done_date",))
    told(milestone, "support.meet_milestone", Operation.ALTERATION, by, now, fields=("done_date",))
    return milestone


def _note(application: HousingApplication, step: Step, by: Actor, now: datetime) -> None:
    ApplicationMove(
        application=application,
        subject_id=application.subject_id,
        controller_id=application.controller_id,
        verb=step.verb,
        state=application.state,
        words=step.words,
        on_date=step.on_date,
        at=now,
        by_id=by.member_id,
    ).save(force_insert=True)
