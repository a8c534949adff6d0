"""Opens and writes adult safeguarding concerns, and notes what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.concerns import queries, rules
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.concerns.rules import CONCERN
from wayside.safeguarding.concerns.vocabulary import ConcernState, Met
from wayside.safeguarding.models import AdultConcern, ConcernStep
from wayside.safeguarding.paths.actions import check_may_write, disclosure_of, keep
from wayside.safeguarding.paths.rules import check_past
from wayside.sharing import actions as sharing
from wayside.sharing.vocabulary import Because
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

TOLD = (
    *("came_from", "abuse", "criteria", "what", "wishes", "outcome_wanted"),
    *("agreed", "without_because", "capacity", "capacity_words"),
)
STANDS = ("state", "due_date", "disclosure", "met", "agreed", "without_because")


@dataclass(frozen=True, slots=True)
class Written:
    """A concern: what happened, what this person wants of it, and whether the council is told."""

    came_from: str
    abuse: Sequence[str]
    criteria: Sequence[str]
    what: str
    agreed: str
    capacity: str
    wishes: str = ""
    outcome_wanted: str = ""
    without_because: str = ""
    capacity_words: str = ""


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step: when, with which words and disclosure; at the end whether it came about."""

    on_date: date
    words: str = ""
    disclosure_id: UUID | None = None
    met: Met | None = None


@look
def open_concerns(
    *, person: Person, by: Actor, now: datetime
) -> tuple[AdultConcern | None, Sequence[ConcernStep]]:
    """Open somebody's latest concern, and every step.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_CONCERNS)
    check_open(person.subject_id)
    told(person, "safeguarding.open_concerns", Operation.CONSULTATION, by, now)
    return queries.concern_of(person), tuple(queries.steps_of(person))


@transaction.atomic
def write_concern(
    *, person: Person, written: Written, form_id: UUID, by: Actor, now: datetime
) -> AdultConcern:
    """Write a concern down, and open the record to the agency's safeguarding leads; the form of
    one id writes one.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: one goes on already, this is a child, or it is against this person's wish without
            a reason.
    """
    require(by, KEEP_CONCERNS)
    check_open(person.subject_id)
    held = queries.concern_of(person)
    if held is not None and held.id == form_id:
        return held
    if held is not None and held.state != ConcernState.CLOSED:
        raise NotNow(_("A concern goes on already. Add to that one."))
    if person.is_child:
        raise NotNow(_("This person is a child, or may be: this goes the way for children."))
    rules.check_wishes(written.agreed, written.without_because)
    made = AdultConcern(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        due_date=rules.due_date(ConcernState.WRITTEN, on=day_of(now)),
        created_at=now,
        updated_at=now,
        **{name: getattr(written, name) for name in TOLD},
    )
    made.save(force_insert=True)
    _note(made, "write", Stepped(day_of(now)), by, now)
    told(made, "safeguarding.write_concern", Operation.COLLECTION, by, now, fields=TOLD)
    lead, because = Role.SAFEGUARDING_LEAD, Because.SAFEGUARDING
    sharing.open_to_role(subject=person.subject, role=lead, because=because, by=by, now=now)
    return made


@transaction.atomic
def step_concern(
    *,
    concern: AdultConcern,
    verb: str,
    step: Stepped,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> AdultConcern:
    """Note that it was sent, what the council decided, or how it ended.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it does not stand so, lies ahead or before the last step, was not disclosed on the
            basis that was noted, or nobody asked whether what was wanted came about.
        Collision: somebody else noted a step since.
    """
    check_may_write(concern, KEEP_CONCERNS, expected_version=expected_version, by=by)
    last = concern.steps.exclude(verb="write").last()
    check_past(step.on_date, today=day_of(now), after=last.on_date if last else None)
    target = CONCERN.check_can(concern.state, verb).target
    if verb == "send":
        concern.disclosure = disclosure_of(concern, step.disclosure_id)
        found = concern.disclosure
        rules.check_basis(concern.agreed, basis=found.basis, state=found.state)
    if verb == "close":
        if step.met is None:
            raise NotNow(_("Say whether what they wanted came about."))
        concern.met = step.met
    if verb == "reopen":
        concern.met = ""
    concern.state = target
    concern.due_date = rules.due_date(target, on=step.on_date)
    save_versioned(concern, expected_version=expected_version, now=now, fields=STANDS)
    _note(concern, verb, step, by, now)
    sent = verb == "send"
    name = "safeguarding.send_concern" if sent else "safeguarding.step_concern"
    operation = Operation.DISCLOSURE if sent else Operation.ALTERATION
    told(concern, name, operation, by, now, fields=("state", "disclosure") if sent else ("state",))
    return concern


def _note(concern: AdultConcern, verb: str, step: Stepped, by: Actor, now: datetime) -> None:
    taken = {"verb": verb, "state": concern.state, "on_date": step.on_date, "words": step.words}
    keep(ConcernStep(concern=concern, **taken), concern, by=by, now=now)
