"""Agrees with somebody what happens when they go silent, and notes what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.partners.vocabulary import AgencyKind
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.missing import queries, rules
from wayside.safeguarding.missing.permissions import KEEP_MISSING
from wayside.safeguarding.missing.rules import EPISODE
from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.safeguarding.models import MissingEpisode, MissingPlan, MissingStep
from wayside.safeguarding.paths.actions import check_may_write, disclosure_of, keep
from wayside.safeguarding.paths.rules import check_past
from wayside.sharing.disclosures.vocabulary import LIVE
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

AGREED = ("after", "call", "may_say", "not_say")


@dataclass(frozen=True, slots=True)
class Agreement:
    """In somebody's own words: after how long of silence whom to call, what may be said and what
    must not."""

    after: timedelta
    call: str
    may_say: str
    not_say: str = ""


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step: when, and what there is to say; a disclosure where the police were told."""

    on_date: date
    words: str = ""
    disclosure_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What was agreed, the latest first, and the latest time of being missing with every step."""

    plans: Sequence[MissingPlan]
    episode: MissingEpisode | None
    steps: Sequence[MissingStep]


@look
def open_missing(*, person: Person, by: Actor, now: datetime) -> Opened:
    """Open what was agreed, and what was done.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_MISSING)
    check_open(person.subject_id)
    told(person, "safeguarding.open_missing", Operation.CONSULTATION, by, now)
    plans, steps = tuple(queries.plans_of(person)), tuple(queries.steps_of(person))
    return Opened(plans, queries.episode_of(person), steps)


@transaction.atomic
def agree_missing(
    *,
    person: Person,
    agreement: Agreement | None,
    expected_number: int,
    by: Actor,
    now: datetime,
) -> MissingPlan:
    """Write what was agreed as the next number; None says that nothing holds any more.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: it is no time that anybody could keep, or nothing held.
        Collision: somebody else wrote a number since.
    """
    require(by, KEEP_MISSING)
    check_open(person.subject_id)
    latest = queries.plans_of(person).first()
    number = latest.number if latest else 0
    if number != expected_number:
        raise Collision(None)
    if agreement is None and (latest is None or not latest.agreed):
        raise NotNow(_("Nothing is agreed that could end."))
    if agreement is not None:
        rules.check_after(agreement.after)
    made = MissingPlan(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        number=number + 1,
        agreed=agreement is not None,
        at=now,
        by_id=by.member_id,
        **(
            {name: getattr(agreement, name) for name in AGREED}
            if agreement
            else {"after": rules.LONGEST}
        ),
    )
    made.save(force_insert=True)
    name = "safeguarding.agree_missing" if agreement else "safeguarding.end_missing_plan"
    told(made, name, Operation.COLLECTION, by, now, fields=AGREED if agreement else ("agreed",))
    return made


@transaction.atomic
def begin_missing(
    *, person: Person, since: date, why: str, form_id: UUID, by: Actor, now: datetime
) -> MissingEpisode:
    """Note that somebody is missing; what was agreed with them is kept with it. The form of one id
    begins one.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: they are looked for already, or it lies ahead.
    """
    require(by, KEEP_MISSING)
    check_open(person.subject_id)
    held = queries.episode_of(person)
    if held is not None and held.id == form_id:
        return held
    if held is not None and held.state != EpisodeState.CLOSED:
        raise NotNow(_("They are looked for already. Note the next step there."))
    check_past(since, today=day_of(now))
    made = MissingEpisode(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        plan=queries.plan_of(person),
        since_date=since,
        why=why,
        due_date=day_of(now),
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    _note(made, "begin", Stepped(since), by, now)
    fields = ("since_date", "why")
    told(made, "safeguarding.begin_missing", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def step_missing(
    *,
    episode: MissingEpisode,
    verb: str,
    step: Stepped,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> MissingEpisode:
    """Note a call as agreed, that the police were told, that somebody was found, or what they want
    afterwards.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it does not stand so, lies ahead or before the last step, nothing was agreed that
            allows a call, or the police were not told by a disclosure.
        Collision: somebody else noted a step since.
    """
    check_may_write(episode, KEEP_MISSING, expected_version=expected_version, by=by)
    last = episode.steps.last()
    check_past(step.on_date, today=day_of(now), after=last.on_date if last else None)
    target = EPISODE.check_can(episode.state, verb).target
    if verb == "call" and episode.plan_id is None:
        raise NotNow(_("Nothing was agreed that allows a call. Tell somebody by a disclosure."))
    if verb == "police":
        _tell_police(episode, step.disclosure_id)
    if verb == "close":
        episode.wants = step.words
    episode.state = target
    episode.due_date = None
    if target != EpisodeState.CLOSED:
        episode.due_date = day_of(now) + rules.LOOK_AGAIN
    fields = ("state", "due_date", "disclosure", "wants")
    save_versioned(episode, expected_version=expected_version, now=now, fields=fields)
    _note(episode, verb, step, by, now)
    is_police = verb == "police"
    name = "safeguarding.tell_police" if is_police else "safeguarding.step_missing"
    operation = Operation.DISCLOSURE if is_police else Operation.ALTERATION
    told(episode, name, operation, by, now, fields=("state",))
    return episode


def _tell_police(episode: MissingEpisode, disclosure_id: UUID | None) -> None:
    found = disclosure_of(episode, disclosure_id)
    if found.state not in LIVE or found.recipient.kind != AgencyKind.POLICE:
        raise NotNow(_("That is no open disclosure to the police. Disclose it to them first."))
    episode.disclosure = found


def _note(episode: MissingEpisode, verb: str, step: Stepped, by: Actor, now: datetime) -> None:
    taken = {"verb": verb, "state": episode.state, "on_date": step.on_date, "words": step.words}
    keep(MissingStep(episode=episode, **taken), episode, by=by, now=now)
