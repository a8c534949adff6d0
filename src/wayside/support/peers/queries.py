"""Volunteers and matches, as the database shows them to whoever acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.support.groups.queries import apart_of, tokens_of
from wayside.support.models import (
    PeerMatch,
    PeerRecord,
    Readiness,
    Volunteer,
    VolunteerCheck,
    VolunteerTalk,
)
from wayside.support.peers import rules
from wayside.support.peers.vocabulary import CheckKind, MatchState, VolunteerState


@dataclass(frozen=True, slots=True)
class Lacking:
    """A volunteer, and what is not there or has expired."""

    volunteer: Volunteer
    missing: tuple[CheckKind, ...]
    soon: date | None


def volunteers() -> QuerySet[Volunteer]:
    """Those whom whoever acts sees."""
    found = Volunteer.objects.select_related("supervisor__person").prefetch_related("checks")
    return found.order_by("state", "created_at", "id")


def volunteer(volunteer_id: UUID) -> Volunteer | None:
    """One of them."""
    return volunteers().filter(id=volunteer_id).first()


def runs(held: Volunteer, actor: Actor) -> bool:
    """Whether this actor runs volunteering, or supervises this volunteer."""
    own = actor.agency_id == held.controller_id
    supervises = held.supervisor_id == actor.membership_id
    return own and (actor.role == Role.SAFEGUARDING_LEAD or supervises)


def checks_of(held: Volunteer) -> dict[CheckKind, date | None]:
    """The latest of each kind, with its last day."""
    return {CheckKind(each.kind): each.until_date for each in held.checks.all()}


def check_rows(held: Volunteer) -> Sequence[VolunteerCheck]:
    """Every check, the latest first."""
    return list(reversed(held.checks.all()))


def talks_of(held: Volunteer) -> QuerySet[VolunteerTalk]:
    """Every talk, the latest first."""
    return held.talks.select_related("noted_by__person")


def judged(held: Volunteer) -> QuerySet[Readiness]:
    """What was found, the latest first."""
    return held.judged.select_related("judged_by__person")


def found_ready(held: Volunteer, *, now: datetime) -> set[UUID]:
    """Who found a peer supporter ready lately, and has not found otherwise since."""
    since = judged(held).filter(judged_at__gt=now - rules.JUDGED_FOR).order_by("judged_at", "id")
    latest = {each.judged_by.person_id: each.is_ready for each in since}
    return {person for person, ready in latest.items() if ready}


def record_known(held: Volunteer) -> PeerRecord | None:
    """By which record a peer supporter is supported, as far as whoever acts may know."""
    return PeerRecord.objects.filter(volunteer=held).first()


def own_of(person: Person) -> PeerRecord | None:
    """Somebody's own volunteering."""
    found = PeerRecord.objects.select_related("volunteer__supervisor__person")
    return found.filter(subject=person.subject_id).first()


def matches_of(held: Volunteer) -> QuerySet[PeerMatch]:
    """Whom a volunteer goes along with."""
    return held.matches.all()


def matches_for(person: Person) -> QuerySet[PeerMatch]:
    """The volunteers proposed to somebody, or who go along."""
    found = PeerMatch.objects.filter(subject=person.subject_id)
    return found.select_related("volunteer")


def ready(*, today: date) -> list[Volunteer]:
    """The volunteers who are ready, with every check in date."""
    found = volunteers().filter(state=VolunteerState.READY)
    return [each for each in found if not rules.missing(checks_of(each), today=today)]


def is_barred(held: Volunteer, person: Person) -> bool:
    """Whether this volunteer is not for this person: yes or no, never why."""
    apart = apart_of(person)
    if apart is not None and set(map(bytes, apart.tokens)) & set(tokens_of([held.name])):
        return True
    with connection.cursor() as cursor:
        statement = "SELECT support.match_is_barred(%s, %s)"
        cursor.execute(statement, [held.id, person.subject_id])
        return bool(cursor.fetchone()[0])


def lacking(found: Iterable[Volunteer], *, today: date) -> list[Lacking]:
    """Of whom a check is not there, has expired or soon will."""
    rows = []
    for each in found:
        checks = checks_of(each)
        near = [
            until
            for until in checks.values()
            if until is not None and until <= today + rules.RENEW_WITHIN
        ]
        row = Lacking(each, rules.missing(checks, today=today), min(near, default=None))
        if row.missing or row.soon:
            rows.append(row)
    return rows


def to_renew(*, today: date) -> list[Lacking]:
    """Those who are ready and of whom a check has expired or soon will."""
    return lacking(volunteers().filter(state=VolunteerState.READY), today=today)


def applied() -> QuerySet[Volunteer]:
    """Those who wait to be told what comes next."""
    return volunteers().filter(state=VolunteerState.APPLIED)


def talks_due(actor: Actor, *, today: date) -> list[tuple[Volunteer, date]]:
    """The volunteers whom this member supervises and should talk with."""
    own = volunteers().filter(supervisor=actor.membership_id, state=VolunteerState.READY)
    found = []
    for each in own.prefetch_related("talks"):
        last = next(iter(each.talks.all()), None)
        day = last.next_date if last else today
        if day <= today:
            found.append((each, day))
    return found


def to_agree(actor: Actor) -> list[PeerMatch]:
    """Matches that wait for the volunteer's yes, for who asks them."""
    runs_it = Q(volunteer__supervisor=actor.membership_id)
    if actor.role == Role.SAFEGUARDING_LEAD:
        runs_it |= Q(volunteer__controller=actor.agency_id)
    found = PeerMatch.objects.filter(runs_it, state=MatchState.PROPOSED)
    return list(found.select_related("volunteer").order_by("created_at", "id"))


def to_start(actor: Actor) -> QuerySet[PeerMatch]:
    """Matches of this worker's people to which both have said yes."""
    found = PeerMatch.objects.filter(
        state=MatchState.AGREED,
        subject__person__worker=actor.membership_id,
        subject__person__state=RecordState.OPEN,
    )
    return found.select_related("subject__person", "volunteer").order_by("updated_at", "id")
