"""Volunteers and matches, as the database shows them to whoever acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.people.models import Person
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
from wayside.web.statements import compiled


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


def new_and_ready() -> tuple[list[Volunteer], list[Volunteer]]:
    """Those who wait to be told what comes next, and those who are ready."""
    found = _new_and_ready()
    new = [each for each in found if each.state == VolunteerState.APPLIED]
    return new, [each for each in found if each.state == VolunteerState.READY]


@compiled
def _new_and_ready() -> QuerySet[Volunteer]:
    return volunteers().filter(state__in=(VolunteerState.APPLIED, VolunteerState.READY))


def talks_due(actor: Actor, *, today: date) -> list[tuple[Volunteer, date]]:
    """The volunteers whom this member supervises and should talk with."""
    return [(each, each.talk_date or today) for each in _to_talk_with(actor.membership_id, today)]


@compiled
def _to_talk_with(supervisor: UUID | None, today: date) -> QuerySet[Volunteer, Any]:
    last = VolunteerTalk.objects.filter(volunteer=OuterRef("pk")).values("next_date")[:1]
    own = Volunteer.objects.filter(supervisor=supervisor, state=VolunteerState.READY)
    due = own.annotate(talk_date=Subquery(last))
    return due.filter(Q(talk_date=None) | Q(talk_date__lte=today))


def matches_due(actor: Actor, led: Sequence[UUID]) -> list[PeerMatch]:
    """Matches that wait for the volunteer's yes, for who asks them; and those to which both have
    said yes, of these people."""
    leads = actor.agency_id if actor.role == Role.SAFEGUARDING_LEAD else None
    return _matches_due(actor.membership_id, leads, list(led))


@compiled
def _matches_due(
    supervisor: UUID | None, led_agency: UUID | None, led: list[UUID]
) -> QuerySet[PeerMatch]:
    runs_it = Q(volunteer__supervisor=supervisor) | Q(volunteer__controller=led_agency)
    to_agree = Q(runs_it, state=MatchState.PROPOSED)
    to_start = Q(state=MatchState.AGREED, subject__in=led)
    found = PeerMatch.objects.filter(to_agree | to_start).select_related("volunteer")
    return found.order_by("created_at", "id")
