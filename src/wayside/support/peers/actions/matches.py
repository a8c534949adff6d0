"""Proposes a volunteer to somebody supported, and notes what both say."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.groups.rules import check_listed
from wayside.support.models import PeerMatch, PeerRecord, Volunteer
from wayside.support.peers import queries, rules
from wayside.support.peers.permissions import MATCH_VOLUNTEERS
from wayside.support.peers.rules import MATCH
from wayside.support.peers.vocabulary import VolunteerState
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class OpenedVolunteering:
    """Volunteering as it stands on somebody's record: who goes along, and their own."""

    matches: tuple[PeerMatch, ...]
    own: PeerRecord | None


@look
def open_volunteering(*, person: Person, by: Actor, now: datetime) -> OpenedVolunteering:
    """Who goes along with somebody, and whether they volunteer themselves.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, MATCH_VOLUNTEERS)
    check_open(person.subject_id)
    told(person, "support.open_volunteering", Operation.CONSULTATION, by, now)
    return OpenedVolunteering(tuple(queries.matches_for(person)), queries.own_of(person))


@transaction.atomic
def let_know(
    *, record: PeerRecord, agreed: bool, expected_version: int, by: Actor, now: datetime
) -> PeerRecord:
    """Note whether those who run volunteering may know that this peer supporter is supported.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        Collision: somebody else noted it since.
    """
    require(by, MATCH_VOLUNTEERS)
    check_open(record.subject_id)
    record.agreed_known = agreed
    fields = ("agreed_known",)
    save_versioned(record, expected_version=expected_version, now=now, fields=fields)
    told(record, "support.let_know", Operation.ALTERATION, by, now, fields=fields)
    return record


@transaction.atomic
def propose_match(
    *, person: Person, volunteer: Volunteer, called: str, by: Actor, now: datetime
) -> PeerMatch | None:
    """Propose a volunteer whom this person agreed to; nothing where it is not this volunteer, and
    that it was asked is on the trail.

    Raises:
        NotOpenError: the record is not open to whoever proposes.
        NotNow: the volunteer is not ready, a check has expired, or it was proposed already.
    """
    require(by, MATCH_VOLUNTEERS)
    check_open(person.subject_id)
    check_listed(called, family_name=person.family_name)
    _check_ready(volunteer, now)
    if queries.matches_for(person).filter(volunteer=volunteer).exists():
        raise NotNow(_("This volunteer was proposed to this person already."))
    if _is_barred(volunteer, person, by, now):
        return None
    made = PeerMatch(
        volunteer=volunteer,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        called=called,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    fields = ("volunteer", "called")
    told(made, "support.propose_match", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def move_match(
    *, match: PeerMatch, verb: str, expected_version: int, by: Actor, now: datetime
) -> PeerMatch | None:
    """Note that the volunteer agrees, that it begins, does not come about, or ends. It begins only
    while every check is in date and nobody must not meet; nothing comes of it otherwise.

    Raises:
        NotOpenError: the record is not open to whoever notes it, nor do they run the volunteer.
        NotNow: the match does not stand so, or the volunteer is not ready.
        Collision: somebody else moved it since.
    """
    require(by, MATCH_VOLUNTEERS)
    if verb not in rules.OF_RUNNERS or not queries.runs(match.volunteer, by):
        check_open(match.subject_id)
        if verb not in rules.OF_WORKERS:
            raise NotNow(_("Who runs volunteering asks the volunteer."))
    if match.version != expected_version:
        raise Collision(match)
    target = MATCH.check_can(match.state, verb).target
    if verb in ("start", "propose_again"):
        _check_ready(match.volunteer, now)
        person = Person.objects.get(subject=match.subject_id)
        if _is_barred(match.volunteer, person, by, now):
            return None
    match.state = target
    if verb == "start":
        match.begun_at = now
    fields = ("state", "begun_at")
    save_versioned(match, expected_version=expected_version, now=now, fields=fields)
    told(match, "support.move_match", Operation.ALTERATION, by, now, fields=("state",))
    return match


def _check_ready(volunteer: Volunteer, now: datetime) -> None:
    if volunteer.state != VolunteerState.READY:
        raise NotNow(_("This volunteer is not ready."))
    today = day_of(now)
    rules.check_complete(rules.missing(queries.checks_of(volunteer), today=today))


def _is_barred(volunteer: Volunteer, person: Person, by: Actor, now: datetime) -> bool:
    if not queries.is_barred(volunteer, person):
        return False
    told(volunteer, "support.bar_match", Operation.CONSULTATION, by, now)
    return True
