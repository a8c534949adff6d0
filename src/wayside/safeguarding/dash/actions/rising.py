"""What is asked as soon as a risk rose, whatever raised it."""

from datetime import datetime
from uuid import uuid4

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.safeguarding.dash import queries, rules
from wayside.safeguarding.dash.rules import Standing
from wayside.safeguarding.models import RiskRise
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned

MEETS = ("level", "criteria")


def standing_now(person: Person, by: Actor, now: datetime) -> Standing | None:
    """How high the risk is at this moment."""
    today = day_of(now)
    return queries.standing_of(person, queries.thresholds(by, on=today), today=today)


def note_rise(person: Person, before: Standing | None, by: Actor, now: datetime) -> None:
    """Where the risk is higher than before, put the question; one that waits already grows."""
    after = standing_now(person, by, now)
    if after is None or not rules.rose(before, after):
        return
    waits = queries.open_rise_of(person)
    if waits is not None:
        waits.level = max(waits.level, after.level)
        waits.criteria = sorted({*waits.criteria, *after.criteria})
        save_versioned(waits, expected_version=waits.version, now=now, fields=MEETS)
        return
    RiskRise(
        id=uuid4(),
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        level=after.level,
        criteria=sorted(after.criteria),
        by_id=by.member_id,
        created_at=now,
        updated_at=now,
    ).save(force_insert=True)
