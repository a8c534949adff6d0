"""What every change to rosters and places shares: locks, versions, rules, the event."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.calculations.rostering import Breach
from wayside.patrols.models import (
    GrantTerms,
    Patrol,
    PatrolFunding,
    Post,
    Posting,
    Roster,
    Unavailability,
)
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import sentences
from wayside.patrols.staffing.queries import Standing
from wayside.web.models import Versioned
from wayside.web.states import NotNow

Record = Roster | Posting | Post | Unavailability | GrantTerms | PatrolFunding | Patrol
RECORD_TYPES: dict[type[Versioned], str] = {
    Roster: "patrols.Roster",
    Posting: "patrols.Posting",
    Post: "patrols.Post",
    Patrol: "patrols.Patrol",
    Unavailability: "patrols.Unavailability",
    GrantTerms: "patrols.GrantTerms",
    PatrolFunding: "patrols.PatrolFunding",
}


def locked(roster: Roster) -> Roster:
    """The roster's row, locked."""
    return Roster.objects.select_for_update(of=("self",)).select_related("area").get(id=roster.id)


def count_up(changed: Versioned, now: datetime, **fields: object) -> None:
    """Write fields of a locked record and count its version up."""
    for name, value in fields.items():
        setattr(changed, name, value)
    type(changed)._default_manager.filter(pk=changed.pk).update(
        **fields, version=F("version") + 1, updated_at=now
    )
    changed.version += 1
    changed.updated_at = now


def note(
    about: Record,
    action: str,
    by: Actor,
    now: datetime,
    fields: Iterable[str] = (),
    *,
    count: int | None = None,
    operation: Operation = Operation.ALTERATION,
) -> None:
    """Write the event."""
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type=RECORD_TYPES[type(about)],
        record_id=about.id,
        area_id=area_of(about),
        fields=fields,
        count=count,
    )


def area_of(about: Record) -> UUID:
    """The area that a record is of."""
    if isinstance(about, Roster):
        return about.area_id
    if isinstance(about, GrantTerms):
        return about.grant.programme.area_id
    patrol = about if isinstance(about, Patrol) else about.patrol
    return patrol.week.area_id


def check_lawful(standing: Standing, broken: Iterable[Breach]) -> None:
    """Raise when a roster breaks a rule.

    Raises:
        NotNow: with a sentence for each breach.
    """
    said = [in_words(standing, each) for each in broken]
    if said:
        raise NotNow(" ".join(dict.fromkeys(said)))


def in_words(standing: Standing, breach: Breach) -> str:
    """A breach as a sentence."""
    nights = [patrol_name(standing.patrols[each]) for each in breach.patrols]
    name = standing.workers[breach.person].person.name
    return sentences.breach(breach.rule, name, nights, standing.problem.limits)
