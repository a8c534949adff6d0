"""Takes applications, notes checks, talks and readiness, and takes volunteers on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.partners.models import Membership
from wayside.people.actions import NotOpenError, check_open
from wayside.people.models import Person
from wayside.support.models import (
    PeerMatch,
    PeerRecord,
    Readiness,
    Volunteer,
    VolunteerCheck,
    VolunteerTalk,
)
from wayside.support.peers import queries, rules
from wayside.support.peers.permissions import MATCH_VOLUNTEERS, RUN_VOLUNTEERING
from wayside.support.peers.rules import VOLUNTEER
from wayside.support.peers.vocabulary import CheckKind
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned


@dataclass(frozen=True, slots=True)
class Application:
    """Who applies, what they offer, and who will supervise them."""

    name: str
    supervisor: Membership
    reach: str = ""
    offers: str = ""
    is_peer: bool = False


@dataclass(frozen=True, slots=True)
class OpenedVolunteer:
    """A volunteer with what stands on their page; ``runs`` is whether all of it is shown."""

    volunteer: Volunteer
    runs: bool
    missing: tuple[CheckKind, ...]
    checks: tuple[VolunteerCheck, ...] = ()
    talks: tuple[VolunteerTalk, ...] = ()
    judged: tuple[Readiness, ...] = ()
    matches: tuple[PeerMatch, ...] = ()
    record: PeerRecord | None = None


@look
def list_volunteers(*, by: Actor, now: datetime) -> Sequence[Volunteer]:
    """The volunteers whom whoever asks runs, supervises or may propose."""
    require(by, MATCH_VOLUNTEERS)
    found = tuple(queries.volunteers())
    told(Volunteer, "support.list_volunteers", Operation.LISTING, by, now, count=len(found))
    return found


@look
def open_volunteer(*, volunteer_id: UUID, by: Actor, now: datetime) -> OpenedVolunteer:
    """Open a volunteer's page: all of it for who runs volunteering or supervises them.

    Raises:
        NotOpenError: there is none that whoever asks may see.
    """
    require(by, MATCH_VOLUNTEERS)
    held = queries.volunteer(volunteer_id)
    if held is None:
        raise NotOpenError
    told(held, "support.open_volunteer", Operation.CONSULTATION, by, now)
    missing = rules.missing(queries.checks_of(held), today=day_of(now))
    if not queries.runs(held, by):
        return OpenedVolunteer(held, False, missing)
    return OpenedVolunteer(
        held,
        True,
        missing,
        tuple(queries.check_rows(held)),
        tuple(queries.talks_of(held)),
        tuple(queries.judged(held)),
        tuple(queries.matches_of(held)),
        queries.record_known(held),
    )


@transaction.atomic
def take_application(
    *,
    application: Application,
    person: Person | None = None,
    agreed_known: bool = False,
    form_id: UUID,
    by: Actor,
    now: datetime,
) -> Volunteer:
    """Take down an application, of anybody or of somebody supported; the form of one id is one.
    That they are supported stands behind their record, unless they agree that it be known.

    Raises:
        NotOpenError: the record is not open to whoever takes it down.
    """
    require(by, MATCH_VOLUNTEERS)
    if person is not None:
        check_open(person.subject_id)
        if own := queries.own_of(person):
            return own.volunteer
    elif there := queries.volunteer(form_id):
        return there
    made = Volunteer(
        id=form_id,
        controller_id=by.controller_id,
        name=application.name,
        reach=application.reach,
        offers=application.offers,
        is_peer=application.is_peer or person is not None,
        supervisor=application.supervisor,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    if person is not None:
        PeerRecord(
            volunteer=made,
            subject_id=person.subject_id,
            controller_id=person.controller_id,
            agreed_known=agreed_known,
            created_at=now,
            updated_at=now,
        ).save(force_insert=True)
    fields = ("name", "reach", "offers")
    told(made, "support.take_application", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def move_volunteer(
    *, volunteer: Volunteer, verb: str, expected_version: int, by: Actor, now: datetime
) -> Volunteer:
    """Note where a volunteer stands; nobody is taken on without every check in date, nor a peer
    supporter whom two people have not found ready together with them.

    Raises:
        NotNow: it does not stand so, or something is missing.
        Collision: somebody else moved it since.
    """
    require(by, RUN_VOLUNTEERING)
    _check_own(volunteer, by)
    if volunteer.version != expected_version:
        raise Collision(volunteer)
    target = VOLUNTEER.check_can(volunteer.state, verb).target
    if verb == "take_on":
        today = day_of(now)
        rules.check_complete(rules.missing(queries.checks_of(volunteer), today=today))
        if volunteer.is_peer:
            rules.check_judged(queries.found_ready(volunteer, now=now))
    volunteer.state = target
    save_versioned(volunteer, expected_version=expected_version, now=now, fields=("state",))
    told(volunteer, "support.move_volunteer", Operation.ALTERATION, by, now, fields=("state",))
    return volunteer


@transaction.atomic
def note_check(
    *,
    volunteer: Volunteer,
    kind: CheckKind,
    done: date,
    until: date | None,
    by: Actor,
    now: datetime,
) -> VolunteerCheck:
    """Note a check or a training, which counts until the day given, or as long as its kind does.

    Raises:
        NotNow: the day lies ahead.
    """
    require(by, RUN_VOLUNTEERING)
    _check_own(volunteer, by)
    rules.check_done(done, today=day_of(now))
    made = VolunteerCheck(
        volunteer=volunteer,
        controller_id=volunteer.controller_id,
        kind=kind,
        done_date=done,
        until_date=until or rules.lasts_until(kind, done),
        noted_by_id=by.member_id,
        noted_at=now,
    )
    made.save(force_insert=True)
    fields = ("kind", "done_date", "until_date")
    told(made, "support.note_check", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def note_talk(
    *, volunteer: Volunteer, held: date, next_date: date, words: str, by: Actor, now: datetime
) -> VolunteerTalk:
    """Note a talk in supervision, and when the next is.

    Raises:
        NotOpenError: whoever notes it neither runs volunteering nor supervises this volunteer.
        NotNow: the day lies ahead.
    """
    require(by, MATCH_VOLUNTEERS)
    _check_own(volunteer, by)
    rules.check_done(held, today=day_of(now))
    made = VolunteerTalk(
        volunteer=volunteer,
        controller_id=volunteer.controller_id,
        held_date=held,
        next_date=next_date,
        words=words,
        noted_by_id=by.member_id,
        noted_at=now,
    )
    made.save(force_insert=True)
    told(made, "support.note_volunteer_talk", Operation.COLLECTION, by, now, fields=("words",))
    return made


@transaction.atomic
def judge_readiness(
    *, volunteer: Volunteer, is_ready: bool, words: str, by: Actor, now: datetime
) -> Readiness:
    """Note what was found together with a peer supporter: ready now, or not yet.

    Raises:
        NotOpenError: whoever judges runs nothing here, and does not support them either.
    """
    require(by, MATCH_VOLUNTEERS)
    if not queries.runs(volunteer, by) and queries.record_known(volunteer) is None:
        raise NotOpenError
    made = Readiness(
        volunteer=volunteer,
        controller_id=volunteer.controller_id,
        is_ready=is_ready,
        words=words,
        judged_by_id=by.member_id,
        judged_at=now,
    )
    made.save(force_insert=True)
    told(made, "support.judge_readiness", Operation.COLLECTION, by, now, fields=("is_ready",))
    return made


def _check_own(volunteer: Volunteer, by: Actor) -> None:
    if not queries.runs(volunteer, by):
        raise NotOpenError
