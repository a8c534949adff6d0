"""People of a pool for tests."""

from datetime import date, datetime, timedelta
from typing import Any

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area
from wayside.partners.tests import factories as partners
from wayside.workforce.models import (
    Booking,
    Course,
    CourseSession,
    PayRates,
    SuitabilityAssessment,
    TrainingRecord,
    Worker,
)
from wayside.workforce.vocabulary import Grade, Mindset, Suitability, WorkerKind

NOW = partners.NOW
TODAY = date(2018, 7, 2)
STAMPS = {"created_at": NOW, "updated_at": NOW}
JOINED = date(2018, 1, 8)


def worker(
    area: Area,
    name: str = "PC Ada Marsh",
    *,
    agency: Agency | None = None,
    person: NaturalPerson | None = None,
    wards: tuple[Area, ...] = (),
    **fields: Any,
) -> Worker:
    """A constable in an area's pool, neither trained nor assessed."""
    made = Worker.objects.create(
        person=person or access.person(name),
        area=area,
        agency=agency or partners.agency(areas=(area,)),
        **{"joined_date": JOINED, **STAMPS, **fields},
    )
    made.wards.set(wards)
    return made


def trained_worker(area: Area, name: str = "PC Ada Marsh", **fields: Any) -> Worker:
    """A constable who has done the area's course and whom the lead found suited."""
    made = worker(area, name, **fields)
    train(made)
    suited(made)
    return made


def partner_worker(area: Area, name: str = "Rosa Lind", **fields: Any) -> Worker:
    """A partner agency's worker."""
    return worker(area, name, kind=WorkerKind.PARTNER, grade=Grade.NONE, **fields)


def course(area: Area, name: str = "Engaging on the street") -> Course:
    """The area's course that qualifies."""
    found, _made = Course.objects.get_or_create(area=area, name=name, defaults=STAMPS)
    return found


def train(
    worker: Worker,
    *,
    completed: date = date(2018, 2, 1),
    expires: date = date(2020, 2, 1),
    course_: Course | None = None,
) -> TrainingRecord:
    """Training on record."""
    return TrainingRecord.objects.create(
        worker=worker,
        course=course_ or course(worker.area),
        trainer="Sgt Oke",
        completed_date=completed,
        expires_date=expires,
        **STAMPS,
    )


def suited(
    worker: Worker, outcome: Suitability = Suitability.SUITED, *, on: date = date(2018, 1, 15)
) -> SuitabilityAssessment:
    """The lead's assessment on record."""
    return SuitabilityAssessment.objects.create(
        worker=worker,
        mindset=Mindset.VICTIMS_FIRST,
        outcome=outcome,
        reasons="Listens first.",
        assessed_by=access.person("The lead"),
        assessed_date=on,
        **STAMPS,
    )


def coordinator(area: Area, role: Role = Role.COORDINATOR) -> Actor:
    """A coordinator of the area who has an account."""
    return partners.actor_of(partners.member(role, area=area))


def member_of_pool(worker: Worker, role: Role = Role.PATROL_OFFICER) -> Actor:
    """The actor that a member of the pool is."""
    return partners.actor_of(partners.member(role, area=worker.area, person=worker.person))


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment in London."""
    from wayside.web.clock import LONDON

    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def days(count: int, *, start: date = TODAY) -> tuple[date, ...]:
    """Days in a row."""
    return tuple(start + timedelta(days=each) for each in range(count))


def session(
    area: Area, *, day: date = date(2018, 9, 3), places: int = 2, is_open: bool = False
) -> CourseSession:
    """A session of the area's course, a day long."""
    return CourseSession.objects.create(
        course=course(area),
        starts_at=at(day),
        ends_at=at(day, 17),
        venue="Town hall",
        trainer="Sgt Oke",
        places=places,
        is_open_to_others=is_open,
        **STAMPS,
    )


def booked(session_: CourseSession, worker: Worker) -> Booking:
    """A place on a session."""
    return Booking.objects.create(session=session_, worker=worker, **STAMPS)


def rates(agency: Agency, *, day: date = date(2018, 4, 1)) -> PayRates:
    """Rates that nobody has checked."""
    return PayRates.objects.create(
        agency=agency,
        from_date=day,
        constable_pence=1_900,
        sergeant_pence=2_300,
        source="The force",
        **STAMPS,
    )
