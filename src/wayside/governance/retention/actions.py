"""One proposes how long a kind of record is kept; another approves or refuses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.classification import FieldClass
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.governance.models import RetentionPeriod
from wayside.governance.retention import queries, rules
from wayside.governance.retention.permissions import (
    APPROVE_PERIODS,
    PROPOSE_PERIODS,
    READ_PERIODS,
)
from wayside.governance.retention.vocabulary import RecordKind
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

FIELDS = ("kind", "field_class", "months", "begins", "source", "from_date")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A period: of which kind and class, how long, on whose word, from which day on."""

    kind: RecordKind
    months: int
    source: str
    from_date: date
    field_class: FieldClass | None = None
    to_check: bool = True


@look
def list_periods(*, by: Actor, now: datetime) -> Sequence[RetentionPeriod]:
    """Every period of one's own agency: in force, to come, proposed, refused and gone by."""
    require(by, READ_PERIODS)
    found = list(queries.periods(visible_to=by))
    told(RetentionPeriod, "governance.list_periods", Operation.LISTING, by, now, count=len(found))
    return found


@transaction.atomic
def propose_period(
    *, proposed: Proposed, form_id: UUID, by: Actor, now: datetime
) -> RetentionPeriod:
    """Propose one; the form of one id proposes one.

    Raises:
        NotNow: the day is gone by, or one for this kind and class waits already.
    """
    require(by, PROPOSE_PERIODS)
    if by.agency_id is None or by.person_id is None:
        raise NotAllowed(PROPOSE_PERIODS)
    if held := RetentionPeriod.objects.filter(id=form_id).first():
        return held
    rules.check_period(months=proposed.months, from_date=proposed.from_date, today=day_of(now))
    made = RetentionPeriod(
        id=form_id,
        controller_id=by.agency_id,
        kind=proposed.kind,
        field_class=proposed.field_class or "",
        months=proposed.months,
        begins=rules.begins(proposed.kind),
        source=proposed.source,
        to_check=proposed.to_check,
        from_date=proposed.from_date,
        proposed_by_id=by.person_id,
        created_at=now,
        updated_at=now,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise NotNow(_("A period for this waits for a second person already.")) from twice
    told(made, "governance.propose_period", Operation.ADMINISTRATION, by, now, fields=FIELDS)
    return made


@transaction.atomic
def decide_period(
    *, period: RetentionPeriod, verb: str, expected_version: int, by: Actor, now: datetime
) -> RetentionPeriod:
    """Approve or refuse what another proposed.

    Raises:
        NotNow: it was decided already, or whoever decides proposed it.
        Collision: somebody else decided meanwhile.
    """
    require(by, APPROVE_PERIODS)
    rules.check_second(first=period.proposed_by_id, second=by.person_id)
    period.state = rules.PERIOD.check_can(period.state, verb).target
    period.decided_by_id, period.decided_at = by.person_id, now
    fields = ("state", "decided_by", "decided_at")
    save_versioned(period, expected_version=expected_version, now=now, fields=fields)
    told(period, "governance.decide_period", Operation.ADMINISTRATION, by, now, fields=("state",))
    return period
