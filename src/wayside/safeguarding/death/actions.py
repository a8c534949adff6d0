"""Notes that somebody has died, and what a second person says of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.notices import actions as notices
from wayside.people.actions import check_open, lay_to_rest, wake
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.safeguarding.death import queries, rules
from wayside.safeguarding.death.permissions import NOTE_DEATHS, SEE_DEATHS
from wayside.safeguarding.death.rules import DEATH
from wayside.safeguarding.death.vocabulary import DeathState, HowKnown
from wayside.safeguarding.models import Death
from wayside.safeguarding.paths.actions import check_may_write
from wayside.safeguarding.paths.rules import check_past
from wayside.sharing.holds.actions import Hold, put_hold
from wayside.sharing.holds.vocabulary import HoldBecause
from wayside.sharing.rules import check_somebody
from wayside.support.models import Referral
from wayside.support.referrals.actions.trail import close_links
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of it."""

    how: HowKnown
    died_date: date | None = None
    words: str = ""


@look
def open_death(*, person: Person, by: Actor, now: datetime) -> Death | None:
    """Open what is noted.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, SEE_DEATHS)
    check_open(person.subject_id)
    told(person, "safeguarding.open_death", Operation.CONSULTATION, by, now)
    return queries.death_of(person)


@transaction.atomic
def note_death(*, person: Person, known: Known, form_id: UUID, by: Actor, now: datetime) -> Death:
    """Note that somebody has died: the record is laid to rest and held, no link to a referral opens
    any more, and no mail that waits and tells of the record leaves. The form of one id notes it
    once.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it is noted already, or lies ahead.
    """
    require(by, NOTE_DEATHS)
    check_open(person.subject_id)
    held = queries.death_of(person)
    if held is not None and held.id == form_id:
        return held
    if held is not None:
        raise NotNow(_("This is noted already."))
    if known.died_date is not None:
        check_past(known.died_date, today=day_of(now))
    former = person.state
    hold = Hold(HoldBecause.DEATH, day_of(now) + rules.HOLD_LOOKED_AT)
    kept = put_hold(subject=person.subject, hold=hold, form_id=form_id, by=by, now=now)
    made = Death(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        died_date=known.died_date,
        how_known=known.how,
        words=known.words,
        former_state=former,
        hold=kept,
        first_person_id=check_somebody(by.person_id),
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    lay_to_rest(person=person, by=by, now=now)
    for referral in Referral.objects.filter(about__subject=person.subject_id):
        close_links(referral, now=now)
    notices.stop(about=queries.records_of(person), by=by, now=now)
    fields = ("died_date", "how_known", "words")
    told(made, "safeguarding.note_death", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def step_death(
    *, death: Death, verb: str, expected_version: int, by: Actor, now: datetime
) -> Death:
    """Confirm it, doubt it, or undo it. A mistake is undone by two people; the record stands again
    as it stood, and its hold stays until two people lift that.

    Raises:
        NotOpenError: the record is not open to whoever says so.
        NotNow: it does not stand so, or it takes a second person.
        Collision: somebody else said something since.
    """
    doubts = verb == "doubt"
    needed = NOTE_DEATHS if doubts else SEE_DEATHS
    check_may_write(death, needed, expected_version=expected_version, by=by)
    target = DEATH.check_can(death.state, verb).target
    if verb in rules.BY_SECOND and death.first_person_id == by.person_id:
        raise NotNow(_("You said this yourself: it takes a second person."))
    if doubts:
        death.first_person_id, death.second_person = check_somebody(by.person_id), None
    else:
        death.second_person_id = check_somebody(by.person_id)
    death.state = target
    fields = ("state", "first_person", "second_person")
    save_versioned(death, expected_version=expected_version, now=now, fields=fields)
    if target == DeathState.MISTAKEN:
        person = Person.objects.get(subject=death.subject_id)
        wake(person=person, state=RecordState(death.former_state), by=by, now=now)
    told(death, "safeguarding.step_death", Operation.ALTERATION, by, now, fields=("state",))
    return death
