"""Notes what an adult chose, a referral, a decision, and what somebody was told of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.models import Person
from wayside.safeguarding.models import NrmCase, NrmStep, NrmTold
from wayside.safeguarding.paths.actions import check_may_write, keep
from wayside.safeguarding.paths.rules import check_past
from wayside.safeguarding.slavery import rules
from wayside.safeguarding.slavery.actions.cases import note_step
from wayside.safeguarding.slavery.permissions import KEEP_NRM
from wayside.safeguarding.slavery.rules import BEFORE_REFERRAL, DECIDED
from wayside.safeguarding.slavery.vocabulary import Consent, NrmState
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

SAID = {"agree": Consent.GIVEN, "refuse": Consent.REFUSED, "withdraw": Consent.WITHDRAWN}
EVENTS = {
    **dict.fromkeys(SAID, ("safeguarding.ask_nrm", Operation.COLLECTION)),
    "refer": ("safeguarding.refer_nrm", Operation.DISCLOSURE),
}
STANDS = ("state", "due_date", "is_child", "consent", "recovery_until_date", "to_tell", "reference")


@dataclass(frozen=True, slots=True)
class Told:
    """A step: when it was, what was explained before it, words, and a reference that was given."""

    on_date: date
    words: str = ""
    explained: Collection[str] = ()
    reference: str = ""


@transaction.atomic
def step_nrm(
    *,
    case: NrmCase,
    verb: str,
    step: Told,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> NrmCase:
    """Note a step. Whether somebody is a child is asked of the record each time, as long as
    nothing was referred.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it is not this person's step, lies ahead or before the last, or the agreement
            would rest on something that was not explained.
        Collision: somebody else noted a step since.
    """
    check_may_write(case, KEEP_NRM, expected_version=expected_version, by=by)
    check_day(case, step.on_date, now)
    if verb == "make":
        raise NotNow(_("The notice has a page of its own."))
    if verb == "agree":
        rules.check_explained(step.explained)
    walk(case, verb, on=step.on_date)
    if step.reference:
        case.reference = step.reference
    save_versioned(case, expected_version=expected_version, now=now, fields=STANDS)
    noted = NrmStep(
        verb=verb, on_date=step.on_date, words=step.words, explained=sorted(step.explained)
    )
    note_step(case, noted, by, now)
    name, operation = EVENTS.get(verb, ("safeguarding.step_nrm", Operation.ALTERATION))
    told(case, name, operation, by, now, fields=("state", "on_date"))
    return case


@transaction.atomic
def tell_nrm(
    *, case: NrmCase, step: Told, expected_version: int, by: Actor, now: datetime
) -> NrmCase:
    """Note what this person was told of where it stands.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it lies ahead or before the last step.
        Collision: somebody else noted a step since.
    """
    check_may_write(case, KEEP_NRM, expected_version=expected_version, by=by)
    check_day(case, step.on_date, now)
    case.to_tell = False
    save_versioned(case, expected_version=expected_version, now=now, fields=("to_tell",))
    said = NrmTold(case=case, decision=case.state, on_date=step.on_date, words=step.words)
    keep(said, case, by=by, now=now)
    told(case, "safeguarding.tell_nrm", Operation.COLLECTION, by, now, fields=("words", "on_date"))
    return case


def walk(case: NrmCase, verb: str, *, on: date) -> None:
    """Take the step in the table, with what follows from it."""
    is_child = Person.objects.get(subject=case.subject_id).is_child
    before = case.state in BEFORE_REFERRAL or case.state == NrmState.CLOSED
    case.state = rules.check_step(
        case.state,
        verb,
        is_child=is_child if before else case.is_child,
        must_notify=rules.must_notify(case.responder),
        to_tell=case.to_tell,
    ).target
    if before:
        case.is_child = is_child
    case.consent = SAID[verb].value if verb in SAID else case.consent
    if case.is_child or verb == "reopen":
        case.consent = ""
    if verb == "grounds":
        case.recovery_until_date = rules.recovery_until(on)
    case.to_tell = case.to_tell or verb in DECIDED
    case.due_date = rules.due_date(case.state, on=on, recovery_until=case.recovery_until_date)


def check_day(case: NrmCase, on: date, now: datetime) -> None:
    """Raises:
    NotNow: it lies ahead, or before the step that came last.
    """
    last = case.steps.exclude(verb="begin").last()
    check_past(on, today=day_of(now), after=last.on_date if last else None)
