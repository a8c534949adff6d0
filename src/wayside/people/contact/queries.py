"""Safe contact, as the database shows it to whoever acts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.people.contact import rules
from wayside.people.contact.rules import Silence
from wayside.people.contact.vocabulary import Outcome, Recheck
from wayside.people.models import ContactAttempt, ContactPlan, ContactRoute, Person
from wayside.web.clock import LONDON, day_of
from wayside.web.statements import compiled

LOOKED_BACK = timedelta(days=730)
SHOWN_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Reachable:
    """Everything about reaching somebody, the numbers and addresses still locked."""

    person: Person
    plan: ContactPlan | None
    routes: tuple[ContactRoute, ...]
    attempts: tuple[ContactAttempt, ...]
    silence: Silence


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against using a route now."""

    outside_hours: bool
    recheck: Recheck | None
    shared: bool

    @property
    def needs_reason(self) -> bool:
        """Whether whoever uses it all the same says why."""
        return self.outside_hours or self.recheck is not None


def standing() -> QuerySet[ContactAttempt]:
    """Attempts and contacts as they stand: of one that was put right, only what it was put to."""
    return ContactAttempt.objects.filter(corrected_by=None)


def as_it_stands(attempt_id: UUID) -> ContactAttempt | None:
    """A contact, however often it was put right since."""
    found = ContactAttempt.objects.filter(id=attempt_id).first()
    while found is not None:
        later = ContactAttempt.objects.filter(corrects=found).first()
        if later is None:
            break
        found = later
    return found


def plan_of(person: Person) -> ContactPlan | None:
    """What was agreed about reaching somebody."""
    return ContactPlan.objects.filter(subject=person.subject_id).first()


def routes_of(person: Person) -> list[ContactRoute]:
    """The ways to reach somebody that are in use."""
    return _routes(person.subject_id)


@compiled
def _routes(subject: UUID) -> QuerySet[ContactRoute]:
    found = ContactRoute.objects.filter(subject=subject, retired_at=None)
    return found.select_related("checked_by__person").order_by("created_at", "id")


@compiled
def _attempts(subject: UUID) -> QuerySet[ContactAttempt]:
    found = standing().filter(subject=subject)
    return found.select_related("by__person", "route")[:SHOWN_ATTEMPTS]


def route_of(person: Person, route_id: UUID) -> ContactRoute | None:
    """One way to reach somebody, in use."""
    return ContactRoute.objects.filter(
        subject=person.subject_id, id=route_id, retired_at=None
    ).first()


def reachable(person: Person, *, now: datetime) -> Reachable:
    """Everything about reaching somebody."""
    return Reachable(
        person,
        plan_of(person),
        tuple(routes_of(person)),
        tuple(_attempts(person.subject_id)),
        silences([person], now=now)[person.id],
    )


def recheck_of(
    route: ContactRoute, plan: ContactPlan | None, *, now: datetime, others_at: datetime | None
) -> Recheck | None:
    """Why a route must be rechecked before it is used."""
    return rules.recheck(
        checked_at=route.checked_at,
        now=now,
        after=timedelta(days=plan.recheck_days if plan else ContactPlan().recheck_days),
        warned_at=plan.warned_at if plan else None,
        answered_by_others_at=others_at,
        unconfirmed=route.unconfirmed,
    )


def against(route: ContactRoute, *, now: datetime) -> Against:
    """What speaks against using a route now."""
    plan = ContactPlan.objects.filter(subject=route.subject_id).first()
    others = answered_by_others([route]).get(route.id)
    return Against(
        outside_hours=not rules.within_hours(
            now.astimezone(LONDON),
            days=route.days,
            from_time=route.from_time,
            until_time=route.until_time,
        ),
        recheck=recheck_of(route, plan, now=now, others_at=others),
        shared=route.shared,
    )


def answered_by_others(routes: Collection[ContactRoute]) -> dict[UUID, datetime]:
    """When somebody else last answered, by route."""
    subjects = {each.subject_id for each in routes}
    rows = standing().filter(subject__in=subjects, outcome=Outcome.SOMEBODY_ELSE)
    return _by_route(routes, rows.values_list("subject_id", "route", "at"))


def _by_route(
    routes: Iterable[ContactRoute], told: Iterable[tuple[UUID, UUID | None, datetime]]
) -> dict[UUID, datetime]:
    """Where it was not written down by which way, it may have been any of them: each is in
    doubt."""
    last: dict[tuple[UUID, UUID | None], datetime] = {}
    for one, way, at in told:
        last[one, way] = max(at, last.get((one, way), at))
    found = {}
    for each in routes:
        asked = [last.get((each.subject_id, way)) for way in (each.id, None)]
        if answered := [at for at in asked if at is not None]:
            found[each.id] = max(answered)
    return found


class Contacts:
    """Where contact with some people stands at one moment, each part asked when first wanted."""

    def __init__(self, people: Sequence[Person], *, now: datetime) -> None:
        self.people = people
        self.now = now
        self._subjects = [each.subject_id for each in people]

    @cached_property
    def silences(self) -> Mapping[UUID, Silence]:
        """How long each has been silent, beside what is usual for them."""
        days: dict[UUID, set[date]] = {}
        for subject, _way, at, spoke in self._answers:
            if spoke:
                days.setdefault(subject, set()).add(day_of(at))
        today = day_of(self.now)
        return {
            each.id: rules.silence(
                days.get(each.subject_id, set()),
                met_first=each.first_met_date,
                today=today,
                agreed=self._agreed(each.subject_id),
            )
            for each in self.people
        }

    @cached_property
    def unreached(self) -> frozenset[UUID]:
        """Those to whom no way leads that was confirmed safe."""
        reached = {each.subject_id for each in self._routes}
        return frozenset(each.id for each in self.people if each.subject_id not in reached)

    @cached_property
    def doubted(self) -> frozenset[UUID]:
        """Those with a way to recheck before it is used."""
        told = ((who, way, at) for who, way, at, spoke in self._answers if not spoke)
        others = _by_route(self._routes, told)
        subjects = {
            each.subject_id
            for each in self._routes
            if recheck_of(
                each,
                self._plans.get(each.subject_id),
                now=self.now,
                others_at=others.get(each.id),
            )
        }
        return frozenset(each.id for each in self.people if each.subject_id in subjects)

    def _agreed(self, subject: UUID) -> timedelta | None:
        plan = self._plans.get(subject)
        return timedelta(days=plan.usual_days) if plan and plan.usual_days is not None else None

    @cached_property
    def _plans(self) -> Mapping[UUID, ContactPlan]:
        return {each.subject_id: each for each in _plans(self._subjects)}

    @cached_property
    def _routes(self) -> list[ContactRoute]:
        return _in_use(self._subjects)

    @cached_property
    def _answers(self) -> list[tuple[UUID, UUID | None, datetime, bool]]:
        return _answered(self._subjects, self.now - LOOKED_BACK, self.now)


def silences(people: Sequence[Person], *, now: datetime) -> Mapping[UUID, Silence]:
    """How long each of these people has been silent, beside what is usual for them."""
    return Contacts(people, now=now).silences


@compiled
def _plans(subjects: list[UUID]) -> QuerySet[ContactPlan]:
    found = ContactPlan.objects.filter(subject__in=subjects)
    return found.only("subject", "usual_days", "recheck_days", "warned_at")


@compiled
def _in_use(subjects: list[UUID]) -> QuerySet[ContactRoute]:
    found = ContactRoute.objects.filter(subject__in=subjects, retired_at=None)
    return found.only("subject", "checked_at", "unconfirmed").order_by("created_at", "id")


@compiled
def _answered(
    subjects: list[UUID], since: datetime, until: datetime
) -> QuerySet[ContactAttempt, tuple[UUID, UUID | None, datetime, bool]]:
    """When somebody was spoken with of late, and whenever somebody else answered."""
    spoke = Q(outcome__in=rules.IN_TOUCH, at__gt=since, at__lte=until)
    found = standing().filter(spoke | Q(outcome=Outcome.SOMEBODY_ELSE), subject__in=subjects)
    spoken = found.annotate(spoken=Q(outcome__in=rules.IN_TOUCH)).order_by()
    return spoken.values_list("subject_id", "route", "at", "spoken")
