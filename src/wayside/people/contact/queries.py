"""Safe contact, as the database shows it to whoever acts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from wayside.people.contact import rules
from wayside.people.contact.rules import Silence
from wayside.people.contact.vocabulary import Outcome, Recheck
from wayside.people.models import ContactAttempt, ContactPlan, ContactRoute, Person
from wayside.web.clock import LONDON

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
    return list(
        ContactRoute.objects.filter(subject=person.subject_id, retired_at=None)
        .select_related("checked_by__person")
        .order_by("created_at", "id")
    )


def route_of(person: Person, route_id: UUID) -> ContactRoute | None:
    """One way to reach somebody, in use."""
    return ContactRoute.objects.filter(
        subject=person.subject_id, id=route_id, retired_at=None
    ).first()


def reachable(person: Person, *, now: datetime) -> Reachable:
    """Everything about reaching somebody."""
    attempts = standing().filter(subject=person.subject_id)
    return Reachable(
        person,
        plan_of(person),
        tuple(routes_of(person)),
        tuple(attempts.select_related("by__person", "route")[:SHOWN_ATTEMPTS]),
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
    """When somebody else last answered, by route. Where it was not written down by which way, it
    may have been any of them: each is in doubt."""
    subjects = {each.subject_id for each in routes}
    rows = standing().filter(subject__in=subjects, outcome=Outcome.SOMEBODY_ELSE).order_by("at")
    told = rows.values_list("subject_id", "route", "at")
    last: dict[tuple[UUID, UUID | None], datetime] = {(one, way): at for one, way, at in told}
    found = {}
    for each in routes:
        asked = [last.get((each.subject_id, way)) for way in (each.id, None)]
        if answered := [at for at in asked if at is not None]:
            found[each.id] = max(answered)
    return found


def routed(people: Sequence[Person]) -> set[UUID]:
    """Those of these people for whom there is any way that was confirmed safe."""
    subjects = {each.subject_id: each.id for each in people}
    held = ContactRoute.objects.filter(subject__in=subjects, retired_at=None)
    return {subjects[each] for each in held.values_list("subject_id", flat=True)}


def rechecks(people: Sequence[Person], *, now: datetime) -> dict[UUID, list[ContactRoute]]:
    """The routes to recheck before they are used, by person."""
    subjects = {each.subject_id: each.id for each in people}
    routes = list(ContactRoute.objects.filter(subject__in=subjects, retired_at=None))
    plans = {each.subject_id: each for each in ContactPlan.objects.filter(subject__in=subjects)}
    others = answered_by_others(routes)
    found: dict[UUID, list[ContactRoute]] = {}
    for route in routes:
        plan = plans.get(route.subject_id)
        if recheck_of(route, plan, now=now, others_at=others.get(route.id)):
            found.setdefault(subjects[route.subject_id], []).append(route)
    return found


def silences(people: Sequence[Person], *, now: datetime) -> Mapping[UUID, Silence]:
    """How long each of these people has been silent, beside what is usual for them."""
    subjects = [each.subject_id for each in people]
    rows = ContactPlan.objects.filter(subject__in=subjects).values_list("subject_id", "usual_days")
    agreed = {subject: timedelta(days=usual) for subject, usual in rows if usual is not None}
    days: dict[UUID, set[date]] = {}
    met = standing().filter(
        subject__in=subjects, outcome__in=rules.IN_TOUCH, at__gt=now - LOOKED_BACK, at__lte=now
    )
    for subject, at in met.values_list("subject_id", "at"):
        days.setdefault(subject, set()).add(at.astimezone(LONDON).date())
    today = now.astimezone(LONDON).date()
    return {
        each.id: rules.silence(
            days.get(each.subject_id, set()),
            met_first=each.first_met_date,
            today=today,
            agreed=agreed.get(each.subject_id),
        )
        for each in people
    }
